import { Avatar } from '../components/Avatar';
import { Button } from '../components/Button';
import { Logo } from '../components/Logo';
import { takeOverLink } from '../state/player';
import type { Session } from '../state/session';
import { currentTheme, toggleTheme } from '../state/theme';

interface TopBarProps {
  session: Session | null;
  isDrawerOpen: boolean;
  onDrawer: () => void;
  onSignOut: () => void;
}

export function TopBar({ session, isDrawerOpen, onDrawer, onSignOut }: TopBarProps) {
  const dark = currentTheme() === 'dark';
  return (
    <header class="top-bar">
      <Logo />
      <div class="row end">
        {session && <PlayerChip session={session} onSignOut={onSignOut} />}
        <Button
          icon={dark ? 'sun' : 'moon'}
          label={dark ? 'Light colours' : 'Dark colours'}
          look="quiet"
          onPress={toggleTheme}
        />
        <Button icon="code" label="Developer tools" look="quiet" pressed={isDrawerOpen} onPress={onDrawer} />
      </div>
    </header>
  );
}

const states = {
  closed: 'Signed out',
  connecting: 'Connecting',
  online: 'Online',
  reconnecting: 'Reconnecting',
  replaced: 'Playing elsewhere',
};

function PlayerChip({ session, onSignOut }: { session: Session; onSignOut: () => void }) {
  const player = session.player.value;
  const state = session.connection.value;
  return (
    <details class="player-chip">
      <summary>
        <Avatar id={player.playerId} name={player.name} />
        <span class="player-name">{player.name}</span>
        <span class={`dot ${state}`} role="img" aria-label={states[state]} title={states[state]} />
      </summary>
      <div class="player-card card">
        <dl>
          <dt>Your id, for invites</dt>
          <dd class="mono">{player.playerId}</dd>
        </dl>
        <a href={takeOverLink(player, new URL(location.href))} target="_blank" rel="noopener">
          Go on in another tab
        </a>
        <Button icon="leave" small onPress={onSignOut}>
          Sign out
        </Button>
      </div>
    </details>
  );
}
