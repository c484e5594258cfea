import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../components/Button';
import { Field } from '../../components/Field';
import { Screen } from '../../components/Screen';
import type { Operator } from '../Console';
import { linkToPlayer } from '../route';
import { PlayerDetails } from './PlayerDetails';

/** Looks up players by their id. */
export function Players({ operator, playerId }: { operator: Operator; playerId: string | null }) {
  const [text, setText] = useState(playerId ?? '');
  useEffect(() => setText(playerId ?? ''), [playerId]);
  const submit = (event: Event) => {
    event.preventDefault();
    if (text.trim()) location.hash = linkToPlayer(text.trim());
  };
  return (
    <Screen title="Players" state="Console" name="console">
      <div class="screen-head">
        <h1>Players</h1>
      </div>
      <form class="panel lookup" onSubmit={submit}>
        <Field
          label="Player id"
          hint="The subject (sub) of the player's token. A lobby's members and history link to it."
        >
          {control => (
            <input
              {...control}
              class="mono"
              autocomplete="off"
              value={text}
              onInput={event => setText(event.currentTarget.value)}
            />
          )}
        </Field>
        <Button type="submit" variant="primary" icon="search">
          Look up
        </Button>
      </form>
      {playerId && <PlayerDetails key={playerId} service={operator.service} playerId={playerId} />}
    </Screen>
  );
}
