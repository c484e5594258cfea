import { Screen } from '../../components/Screen';
import type { Operator } from '../Console';
import { Bill } from './Bill';
import { Faults } from './Faults';
import type { LocalCloud } from './localCloud';
import { Queues } from './Queues';
import { SendFrame } from './SendFrame';
import { TrafficPanel } from './TrafficPanel';

/** What only LocalCloud has: a form for any frame, faults, traffic, queues, and the ledger. */
export const LocalCloudScreen = ({ operator, localCloud }: { operator: Operator; localCloud: LocalCloud }) => (
  <Screen title="LocalCloud" state="Console" name="console">
    <div class="screen-head">
      <h1>LocalCloud</h1>
    </div>
    <div class="panels">
      {/* The forms come first: the panels below them grow as figures arrive, and would move a button that is pressed. */}
      <SendFrame operator={operator} />
      <Faults localCloud={localCloud} />
      <TrafficPanel localCloud={localCloud} />
      <Queues localCloud={localCloud} />
      <Bill localCloud={localCloud} />
    </div>
  </Screen>
);
