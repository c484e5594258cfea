import { useState } from 'preact/hooks';
import { Button } from '../components/Button';
import { Confirm } from '../components/Confirm';
import { attempt } from '../state/notices';
import type { LobbyView } from './view';

export function EndMatchButton({ view: { client, lobby } }: { view: LobbyView }) {
  const [isEnding, setEnding] = useState(false);
  const results = lobby.teams.length ? [...lobby.teams.map(({ name }) => `${name} won`), 'Draw'] : [];
  return (
    <>
      <Button variant="primary" onPress={() => setEnding(true)}>
        End match
      </Button>
      {isEnding && (
        <Confirm
          title="End the match?"
          text="Everyone returns to the lobby and sees the result."
          action="End match"
          variant="primary"
          note="Result (optional)"
          suggestions={results}
          onConfirm={result => attempt(client.endMatch({ result }))}
          onClose={() => setEnding(false)}
        />
      )}
    </>
  );
}
