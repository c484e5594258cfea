import { useState } from 'preact/hooks';
import { Badge } from '../components/Badge';
import { Button } from '../components/Button';
import { nameOf, namesOfData } from '../state/config';
import { attempt } from '../state/notices';
import { CodeCard } from './CodeCard';
import { HostMenu } from './HostMenu';
import { InviteDialog } from './InviteDialog';
import { SettingsDialog } from './SettingsDialog';
import type { LobbyView } from './view';
import { statuses, visibilities } from './words';

export function LobbyHeader({ view }: { view: LobbyView }) {
  const { client, lobby, isHost } = view;
  const [open, setOpen] = useState<'settings' | 'invite' | null>(null);
  const close = () => setOpen(null);
  const { modes, regions, lobbyData } = view.session.config;

  return (
    <div class="lobby-head">
      <div class="lobby-title">
        <h1>
          <bdi>{lobby.name}</bdi>
        </h1>
        <p class="facts">
          {(lobby.status !== 'open' || !lobby.locked) && (
            <Badge tone={lobby.status === 'open' ? 'good' : 'busy'}>{statuses[lobby.status]}</Badge>
          )}
          {lobby.locked && <Badge icon="lock">Locked</Badge>}
          <span>{nameOf(modes, lobby.mode)}</span>
          <span>{nameOf(regions, lobby.region)}</span>
          {namesOfData(lobbyData, lobby.data).map(name => (
            <span key={name}>{name}</span>
          ))}
          <span>{visibilities[lobby.visibility]}</span>
          {lobby.hasPassword && <Badge icon="key">Password</Badge>}
        </p>
      </div>
      <CodeCard lobby={lobby} />
      <div class="row lobby-actions">
        <Button icon="userPlus" onPress={() => setOpen('invite')}>
          Invite
        </Button>
        {isHost && (
          <Button icon="sliders" onPress={() => setOpen('settings')}>
            Settings
          </Button>
        )}
        {isHost && <HostMenu view={view} />}
        <Button icon="leave" variant="danger" onPress={() => attempt(client.leaveLobby())}>
          Leave
        </Button>
      </div>
      {open === 'settings' && <SettingsDialog view={view} onClose={close} />}
      {open === 'invite' && <InviteDialog view={view} onClose={close} />}
    </div>
  );
}
