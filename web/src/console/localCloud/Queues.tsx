import { useState } from 'preact/hooks';
import { Button } from '../../components/Button';
import { Confirm } from '../../components/Confirm';
import { notify } from '../../state/notices';
import { LoadFailure } from '../LoadFailure';
import { Table } from '../Table';
import { usePolled } from '../usePolled';
import type { LocalCloud } from './localCloud';
import { Messages } from './Messages';
import type { Queue } from './queues';

const POLL_MS = 4_000;

/** The depths of all queues, and what to do with dead-letter queues. */
export function Queues({ localCloud }: { localCloud: LocalCloud }) {
  const { value: queues = [], error, reload } = usePolled(() => localCloud.queues(), POLL_MS, []);
  const [shown, setShown] = useState<Queue | null>(null);
  const [redriven, setRedriven] = useState<Queue | null>(null);
  const redrive = async (queue: Queue) => {
    const moved = await localCloud.redrive(queue);
    notify(`${moved === 1 ? '1 message' : `${moved} messages`} moved to ${queue.source!.name}.`);
    reload();
  };
  return (
    <section class="panel" aria-label="Queues">
      <h2>Queues</h2>
      <LoadFailure error={error} />
      <Table
        label="Messages by queue"
        columns={[
          { name: 'Queue' },
          { name: 'Visible', number: true },
          { name: 'In flight', number: true },
          { name: 'Delayed', number: true },
        ]}
        rows={queues.map(queue => ({
          key: queue.name,
          cells: [
            <>
              {queue.name}
              {queue.isDeadLetters && queue.visible > 0 && (
                <span class="row">
                  <Button small label={`Show the messages of ${queue.name}`} onPress={() => setShown(queue)}>
                    Show
                  </Button>
                  {queue.source && (
                    <Button small label={`Redrive ${queue.name}`} onPress={() => setRedriven(queue)}>
                      Redrive
                    </Button>
                  )}
                </span>
              )}
            </>,
            queue.isDeadLetters && queue.visible ? <strong class="dead">{queue.visible}</strong> : queue.visible,
            queue.inFlight,
            queue.delayed,
          ],
        }))}
      />
      {shown && <Messages localCloud={localCloud} queue={shown} onClose={() => setShown(null)} />}
      {redriven && (
        <Confirm
          title={`Redrive ${redriven.name}?`}
          text={`Its messages go back to ${redriven.source!.name}. Those that fail again return.`}
          action="Redrive"
          variant="primary"
          onConfirm={() => redrive(redriven)}
          onClose={() => setRedriven(null)}
        />
      )}
    </section>
  );
}
