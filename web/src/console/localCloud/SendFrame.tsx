import { useState } from 'preact/hooks';
import { Button } from '../../components/Button';
import { Field } from '../../components/Field';
import { JsonTree } from '../../drawer/JsonTree';
import { guest } from '../../state/identity';
import type { Operator } from '../Console';
import { describeError } from '../describeError';
import { Service } from '../service';

interface Outcome {
  reply?: unknown;
  problem?: string;
  tookMs: number;
}

/** Sends any frame over HTTP, with the operator's or a player's token, and shows the reply. */
export function SendFrame({ operator: { config, service } }: { operator: Operator }) {
  const [action, setAction] = useState('admin.stats');
  const [playerId, setPlayerId] = useState('');
  const [data, setData] = useState('{}');
  const [malformed, setMalformed] = useState<string>();
  const [outcome, setOutcome] = useState<Outcome>();

  const send = async (event: Event) => {
    event.preventDefault();
    let parsed: unknown;
    try {
      parsed = JSON.parse(data);
      setMalformed(undefined);
    } catch (error) {
      return setMalformed(`This is not JSON: ${describeError(error)}`);
    }
    const id = playerId.trim();
    const sender = id ? new Service(config.http, guest(config.tokenUrl, { playerId: id, name: id })) : service;
    const start = performance.now();
    const tookMs = () => Math.round(performance.now() - start);
    try {
      const reply = await sender.exchange(action.trim(), parsed);
      setOutcome({ reply, tookMs: tookMs() });
    } catch (error) {
      setOutcome({ problem: describeError(error), tookMs: tookMs() });
    }
  };

  return (
    <section class="panel" aria-label="Send a frame">
      <h2>Send a frame</h2>
      <form class="frame-form" onSubmit={send}>
        <Field label="Action">
          {control => (
            <input
              {...control}
              class="mono"
              required
              autocomplete="off"
              value={action}
              onInput={event => setAction(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label="As player (optional)" hint="A player's id. Without one, the frame is sent with lobby:admin.">
          {control => (
            <input
              {...control}
              class="mono"
              autocomplete="off"
              value={playerId}
              onInput={event => setPlayerId(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label="Data" error={malformed}>
          {control => (
            <textarea
              {...control}
              class="mono"
              rows={4}
              spellcheck={false}
              value={data}
              onInput={event => setData(event.currentTarget.value)}
            />
          )}
        </Field>
        <Button type="submit" variant="primary" icon="send">
          Send
        </Button>
      </form>
      {outcome && (
        <div class="reply" role="status" aria-label="Reply">
          <p class="hint">Reply after {outcome.tookMs} ms</p>
          {outcome.problem ? (
            <p class="error">{outcome.problem}</p>
          ) : (
            <div class="json">
              <JsonTree value={outcome.reply} depth={0} />
            </div>
          )}
        </div>
      )}
    </section>
  );
}
