import { useState } from 'preact/hooks';
import { Notices } from './components/Notices';
import { Drawer } from './drawer/Drawer';
import { Browse } from './browse/Browse';
import { LinkedLobby } from './browse/LinkedLobby';
import { PasswordDialog } from './browse/PasswordDialog';
import { WatchInstead } from './browse/WatchInstead';
import { LeaveOnBack } from './lobby/LeaveOnBack';
import { Lobby } from './lobby/Lobby';
import { Connecting } from './screens/Connecting';
import { ConnectionBanner } from './screens/ConnectionBanner';
import { InviteToasts } from './screens/InviteToasts';
import { Replaced } from './screens/Replaced';
import { SignIn } from './screens/SignIn';
import { SignInFailed } from './screens/SignInFailed';
import { TopBar } from './screens/TopBar';
import type { Config } from './state/config';
import type { Identity } from './state/identity';
import { Session } from './state/session';
import { signInAsGuest, type SignInMethod } from './state/signIn';

interface AppProps {
  config: Config;
  signIn: SignInMethod;
}

export function App({ config, signIn }: AppProps) {
  const [identity, setIdentity] = useState(signIn.identity);
  const [session, setSession] = useState(() => identity && new Session(config, identity));
  const [isDrawerOpen, setDrawerOpen] = useState(false);

  const start = (player: Identity) => {
    setIdentity(player);
    setSession(new Session(config, player));
  };
  const signOut = () => {
    session?.end();
    signIn.signOut();
    setSession(null);
  };
  const resume = () => identity && start(identity);

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
        <SignIn method={signIn} onSignIn={player => start(signInAsGuest(config, player))} />
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
  if (session.connection.value === 'replaced')
    return <Replaced reason={session.replacedBecause.value} onResume={onResume} onSignOut={onSignOut} />;
  if (session.failure.value) return <SignInFailed failure={session.failure.value} onCancel={onSignOut} />;
  if (!session.hasConnected.value) return <Connecting session={session} onCancel={onSignOut} />;
  return (
    <>
      {lobby ? <Lobby session={session} lobby={lobby} /> : <Browse session={session} />}
      <LeaveOnBack session={session} />
      <LinkedLobby session={session} />
      <PasswordDialog session={session} />
      <WatchInstead />
    </>
  );
}
