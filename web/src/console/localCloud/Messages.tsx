import { Dialog } from '../../components/Dialog';
import { JsonTree } from '../../drawer/JsonTree';
import { formatTime } from '../formatTime';
import { LoadFailure } from '../LoadFailure';
import { usePolled } from '../usePolled';
import type { LocalCloud } from './localCloud';
import type { Queue } from './queues';

const POLL_MS = 30_000;

/** The first messages of a dead-letter queue. */
export function Messages({
  localCloud,
  queue,
  onClose,
}: {
  localCloud: LocalCloud;
  queue: Queue;
  onClose: () => void;
}) {
  const { value: messages, error } = usePolled(() => localCloud.messages(queue), POLL_MS, []);
  return (
    <Dialog title={queue.name} wide onClose={onClose}>
      <LoadFailure error={error} />
      {messages && !messages.length && <p>No message is visible.</p>}
      <ul class="messages" aria-label="Messages">
        {messages?.map(({ MessageId, Body, Attributes, MessageAttributes = {} }) => (
          <li key={MessageId}>
            <p class="hint">
              Sent at {formatTime(Number(Attributes['SentTimestamp']))}, received{' '}
              {Attributes['ApproximateReceiveCount']} times
            </p>
            {Object.entries(MessageAttributes).map(([name, { StringValue }]) => (
              <p key={name} class="hint">
                {name}: {StringValue}
              </p>
            ))}
            <div class="json">
              <JsonTree value={parse(Body)} depth={0} />
            </div>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** A poison message need not be JSON. */
function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
