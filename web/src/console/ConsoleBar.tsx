import { Button } from '../components/Button';
import { Logo } from '../components/Logo';
import { ThemeButton } from '../components/ThemeButton';
import { type Route, route } from './route';

interface ConsoleBarProps {
  hasLocalCloud: boolean;
  /** Null if there is no sign-in. */
  onSignOut: (() => void) | null;
}

/** The bar at the top of the console: its screens, and the colours. */
export function ConsoleBar({ hasLocalCloud, onSignOut }: ConsoleBarProps) {
  return (
    <header class="top-bar console-bar">
      <Logo />
      <nav class="row" aria-label="Console">
        <BarLink href="#/lobbies" text="Lobbies" screens={['lobbies', 'lobby']} />
        <BarLink href="#/players" text="Players" screens={['players']} />
        {hasLocalCloud && <BarLink href="#/localcloud" text="LocalCloud" screens={['localCloud']} />}
      </nav>
      <div class="row align-end">
        <ThemeButton />
        {onSignOut && <Button icon="leave" label="Sign out" variant="quiet" onPress={onSignOut} />}
      </div>
    </header>
  );
}

interface BarLinkProps {
  href: string;
  text: string;
  screens: Route['screen'][];
}

const BarLink = ({ href, text, screens }: BarLinkProps) => (
  <a href={href} aria-current={screens.includes(route.value.screen) ? 'page' : undefined}>
    {text}
  </a>
);
