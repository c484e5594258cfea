import { useState } from 'preact/hooks';
import { Notices } from './components/Notices';
import { Drawer } from './drawer/Drawer';
import { Browse } from './browse/Browse';
import { LinkedLobby } from './browse/LinkedLobby';
import { PasswordDialog } from './browse/PasswordDialog';
import { WatchInstead } from './browse/WatchInstead';
import { Lobby } from './lobby/Lobby';
import { Connecting } from './screens/Connecting';
import { ConnectionBanner } from './screens/ConnectionBanner';
import { InviteToasts } from './screens/InviteToasts';
import { Replaced } from './screens/Replaced';
import { SignIn } from './screens/SignIn';
import { SignInFailed } from './screens/SignInFailed';
import { TopBar } from './screens/TopBar';
import type { Config } from './state/config';
import { clearPlayer, savePlayer, type Player, playerOfTab } from './state/player';
import { Session } from './state/session';

export function App({ config }: { config: Config }) {
  const [requested] = useState(() => playerOfTab(new URL(location.href)));
  const [session, setSession] = useState<Session | null>(() =>
    isComplete(requested) ? startSession(config, requested) : null,
  );
  const [isDrawerOpen, setDrawerOpen] = useState(false);

  const signOut = () => {
    session?.end();
    clearPlayer();
    setSession(null);
  };
  const resume = () => session && setSession(startSession(config, session.player.value));

  return (
    <div class={isDrawerOpen ? 'app with-drawer' : 'app'}>
      <TopBar
        session={session}
        isDrawerOpen={isDrawerOpen}
        onDrawer={() => setDrawerOpen(!isDrawerOpen)}
        onSignOut={signOut}
      />
      {session && <ConnectionBanner session={session} />}
      {session ? (
        <Current session={session} onSignOut={signOut} onResume={resume} />
      ) : (
        <SignIn requested={requested} onSignIn={player => setSession(startSession(config, player))} />
      )}
      {isDrawerOpen && <Drawer onClose={() => setDrawerOpen(false)} />}
      {session && <InviteToasts session={session} />}
      <Notices />
    </div>
  );
}

interface CurrentProps {
  session: Session;
  onSignOut: () => void;
  onResume: () => void;
}

function Current({ session, onSignOut, onResume }: CurrentProps) {
  const lobby = session.lobby.value;
  if (session.connection.value === 'replaced') return <Replaced onResume={onResume} onSignOut={onSignOut} />;
  if (session.failure.value)
    return <SignInFailed reason={session.failure.value} onRetry={() => session.connect()} onCancel={onSignOut} />;
  if (!session.hasConnected.value) return <Connecting session={session} onCancel={onSignOut} />;
  return (
    <>
      {lobby ? <Lobby session={session} lobby={lobby} /> : <Browse session={session} />}
      <LinkedLobby session={session} />
      <PasswordDialog session={session} />
      <WatchInstead session={session} />
    </>
  );
}

const isComplete = (player: Partial<Player>): player is Player => Boolean(player.playerId && player.name);

function startSession(config: Config, player: Player): Session {
  savePlayer(player);
  // Removes the player from the URL, so a reload does not take the session over again.
  if (location.search) history.replaceState(null, '', location.pathname + location.hash);
  return new Session(config, player);
}
