import { Button } from '../components/Button';
import { Logo } from '../components/Logo';
import { ThemeButton } from '../components/ThemeButton';
import type { Session } from '../state/session';
import { PlayerChip } from './PlayerChip';

interface TopBarProps {
  session: Session | null;
  isDrawerOpen: boolean;
  onDrawer: () => void;
  onSignOut: () => void;
}

export function TopBar({ session, isDrawerOpen, onDrawer, onSignOut }: TopBarProps) {
  return (
    <header class="top-bar">
      <Logo />
      <div class="row align-end">
        {session && <PlayerChip session={session} onSignOut={onSignOut} />}
        <ThemeButton />
        <Button icon="code" label="Developer tools" variant="quiet" pressed={isDrawerOpen} onPress={onDrawer} />
      </div>
    </header>
  );
}
