import { useState } from 'preact/hooks';
import { Button } from '../components/Button';
import { Confirm } from '../components/Confirm';
import { playersOf, waitingReason } from '../state/lobbyView';
import { attempt } from '../state/notices';
import type { LobbyView } from './view';

/** Starts the match. Asks first if not everyone is ready. */
export function StartButton({ view: { client, lobby, me, isHost } }: { view: LobbyView }) {
  const [isForcing, setForcing] = useState(false);
  const missing = waitingReason(lobby, me?.playerId);
  const canForce = playersOf(lobby).length >= lobby.minPlayers;
  return (
    <>
      <Button
        variant="primary"
        icon="play"
        disabled={!canForce}
        onPress={() => (missing ? setForcing(true) : attempt(client.startMatch()))}
      >
        Start
      </Button>
      {isForcing && (
        <Confirm
          title="Start before everyone is ready?"
          text={`${missing ?? 'Everyone is ready'}. Players who are not ready will be in the match too.`}
          action="Start anyway"
          variant="primary"
          disabled={!canForce || !isHost}
          onConfirm={() => attempt(client.startMatch({ force: true }))}
          onClose={() => setForcing(false)}
        />
      )}
    </>
  );
}
