import { Button } from '../components/Button';
import { isRunning, isUpcoming } from '../state/lobbyView';
import { attempt } from '../state/notices';
import { EndMatchButton } from './EndMatchButton';
import { ReadyButton } from './ReadyButton';
import { RoleButton } from './RoleButton';
import { StartButton } from './StartButton';
import type { LobbyView } from './view';

/** What the player can do in the current state of the match. */
export function MatchActions({ view }: { view: LobbyView }) {
  const { client, lobby, me, isHost } = view;
  const isPlayer = me !== undefined && me.role !== 'spectator';
  if (isRunning(lobby.match)) return isHost ? <EndMatchButton view={view} /> : null;
  if (isUpcoming(lobby.match))
    return (
      <>
        {isPlayer && <ReadyButton view={view} me={me} />}
        {isHost && (
          <Button icon="close" onPress={() => attempt(client.cancelMatch())}>
            Stop
          </Button>
        )}
      </>
    );
  return (
    <>
      <RoleButton view={view} />
      {isPlayer && <ReadyButton view={view} me={me} />}
      {isHost && <StartButton view={view} />}
    </>
  );
}
