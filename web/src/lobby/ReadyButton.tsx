import type { MemberSnapshot } from '@gamelobby/client';
import { Button } from '../components/Button';
import { attempt } from '../state/notices';
import type { LobbyView } from './view';

export function ReadyButton({ view: { client, session }, me }: { view: LobbyView; me: MemberSnapshot }) {
  const ready = session.lastMatch.value ? 'Rematch' : 'Ready';
  return (
    <Button
      variant={me.ready ? 'plain' : 'accent'}
      icon={me.ready ? 'close' : 'check'}
      onPress={() => attempt(client.setReady({ ready: !me.ready }))}
    >
      {me.ready ? 'Not ready' : ready}
    </Button>
  );
}
