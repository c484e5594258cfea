import { Button } from '../components/Button';
import { Logo } from '../components/Logo';
import type { Session } from '../state/session';
import { currentTheme, toggleTheme } from '../state/theme';
import { PlayerChip } from './PlayerChip';

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
      <div class="row align-end">
        {session && <PlayerChip session={session} onSignOut={onSignOut} />}
        <Button
          icon={dark ? 'sun' : 'moon'}
          label={dark ? 'Light colours' : 'Dark colours'}
          variant="quiet"
          onPress={toggleTheme}
        />
        <Button icon="code" label="Developer tools" variant="quiet" pressed={isDrawerOpen} onPress={onDrawer} />
      </div>
    </header>
  );
}
