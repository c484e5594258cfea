import { useRef } from 'preact/hooks';
import { Figures } from '../Figures';
import { LoadFailure } from '../LoadFailure';
import { Table } from '../Table';
import { usePolled } from '../usePolled';
import { type Ledger, trafficBetween } from './ledger';
import type { LocalCloud } from './localCloud';

const POLL_MS = 2_000;
/** Rates are those of the last 10 seconds. */
const SAMPLES = 6;

/** Requests per second and durations, from the differences of the ledger. */
export function TrafficPanel({ localCloud }: { localCloud: LocalCloud }) {
  const samples = useRef<Ledger[]>([]);
  const { value: traffic, error } = usePolled(
    async () => {
      const now = await localCloud.ledger();
      samples.current = [...samples.current.filter(({ since }) => since === now.since), now].slice(-SAMPLES);
      return trafficBetween(samples.current[0]!, now);
    },
    POLL_MS,
    [],
  );
  return (
    <section class="panel" aria-label="Traffic">
      <h2>Traffic</h2>
      <LoadFailure error={error} />
      <Figures
        figures={[
          { label: 'Requests per second', value: traffic?.requestsPerSecond.toFixed(1) },
          { label: 'Pushes and replies per second', value: traffic?.messagesPerSecond.toFixed(1) },
        ]}
      />
      <Table
        label="Functions of the last 10 seconds"
        columns={[
          { name: 'Function' },
          { name: 'Per second', number: true },
          { name: 'Mean ms', number: true },
          { name: 'Cold starts', number: true },
        ]}
        rows={(traffic?.functions ?? []).map(({ name, perSecond, meanMs, coldStarts }) => ({
          key: name,
          cells: [name, perSecond.toFixed(1), meanMs.toFixed(1), coldStarts],
        }))}
      />
      <p class="hint">In the last 10 seconds. The requests of this page count, too.</p>
    </section>
  );
}
