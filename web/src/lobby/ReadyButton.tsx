import type { MemberSnapshot } from '@gamelobby/client';
import { Button } from '../components/Button';
import { attempt } from '../state/notices';
import type { LobbyView } from './view';

export function ReadyButton({ view: { client }, me }: { view: LobbyView; me: MemberSnapshot }) {
  return (
    <Button
      look={me.ready ? 'plain' : 'call'}
      icon={me.ready ? 'close' : 'check'}
      onPress={() => attempt(client.member.ready({ ready: !me.ready }))}
    >
      {me.ready ? 'Not ready' : 'Ready'}
    </Button>
  );
}
