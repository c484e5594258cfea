import { useState } from 'preact/hooks';
import { Button } from '../components/Button';
import { Confirm } from '../components/Confirm';
import { nextHostOf } from '../state/lobbyView';
import { attempt } from '../state/notices';
import type { LobbyView } from './view';

/** Switches the player between playing and watching. */
export function RoleButton({ view: { client, lobby, me, isHost } }: { view: LobbyView }) {
  const [isAsking, setAsking] = useState(false);
  if (!me) return null;
  const watches = me.role === 'spectator';
  if (!watches && !lobby.allowSpectators) return null;
  const change = () => attempt(client.updateMember({ spectate: !watches }));
  const nextHost = nextHostOf(lobby);
  return (
    <>
      <Button
        variant={watches ? 'primary' : 'quiet'}
        icon={watches ? 'play' : 'eye'}
        onPress={() => (isHost ? setAsking(true) : change())}
      >
        {watches ? 'Play' : 'Watch'}
      </Button>
      {isAsking && (
        <Confirm
          title="Watch and stop being the host?"
          text={
            nextHost ? `${nextHost.name} will become the host.` : 'There is no other player, so the lobby will close.'
          }
          action="Watch"
          onConfirm={change}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
