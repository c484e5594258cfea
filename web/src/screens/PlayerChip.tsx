import { useRef, useState } from 'preact/hooks';
import { Avatar } from '../components/Avatar';
import { Button } from '../components/Button';
import { CopyButton } from '../components/CopyButton';
import { useOutsidePress } from '../components/useOutsidePress';
import { takeOverLink } from '../state/player';
import type { Session } from '../state/session';

const states = {
  closed: 'Signed out',
  connecting: 'Connecting',
  online: 'Online',
  reconnecting: 'Reconnecting',
  replaced: 'Playing elsewhere',
};

/** The player of this tab and the state of their connection. */
export function PlayerChip({ session, onSignOut }: { session: Session; onSignOut: () => void }) {
  const player = session.player.value;
  const state = session.connection.value;
  const container = useRef<HTMLDetailsElement>(null);
  const [open, setOpen] = useState(false);
  useOutsidePress(container, open, () => setOpen(false));
  const escape = ({ key }: KeyboardEvent) => {
    if (key !== 'Escape' || !open) return;
    setOpen(false);
    container.current?.querySelector('summary')?.focus();
  };

  return (
    <details
      class="player-chip"
      ref={container}
      open={open}
      onToggle={event => setOpen(event.currentTarget.open)}
      onKeyDown={escape}
    >
      <summary>
        <Avatar id={player.playerId} name={player.name} />
        <bdi class="player-name">{player.name}</bdi>
        <span class={`dot ${state}`} role="img" aria-label={states[state]} title={states[state]} />
      </summary>
      <div class="player-card card">
        <dl>
          <dt>Your ID for invites</dt>
          <dd class="row">
            <span class="mono">{player.playerId}</span>
            <CopyButton text={player.playerId} label="Copy your ID" small />
          </dd>
        </dl>
        {!session.config.oidc && (
          <a href={takeOverLink(player, new URL(location.href))} target="_blank" rel="noopener">
            Continue in another tab
          </a>
        )}
        <Button icon="leave" small onPress={onSignOut}>
          Sign out
        </Button>
      </div>
    </details>
  );
}
