import { Button } from '../components/Button';
import { attempt } from '../state/notices';
import type { LobbyView } from './view';

/** Between playing and watching. */
export function RoleButton({ view: { client, lobby, me } }: { view: LobbyView }) {
  if (!me) return null;
  const watches = me.role === 'spectator';
  if (!watches && !lobby.allowSpectators) return null;
  return (
    <Button
      look={watches ? 'main' : 'quiet'}
      icon={watches ? 'play' : 'eye'}
      onPress={() => attempt(client.member.update({ spectate: !watches }))}
    >
      {watches ? 'Play' : 'Watch'}
    </Button>
  );
}
