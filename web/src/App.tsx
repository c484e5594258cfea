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
import { TopBar } from './screens/TopBar';
import type { Config } from './state/config';
import { forgetPlayer, keepPlayer, type Player, playerOfTab } from './state/player';
import { Session } from './state/session';

export function App({ config }: { config: Config }) {
  const [asked] = useState(() => playerOfTab(new URL(location.href)));
  const [session, setSession] = useState<Session | null>(() => (isWhole(asked) ? begin(config, asked) : null));
  const [isDrawerOpen, setDrawerOpen] = useState(false);

  const signOut = () => {
    session?.end();
    forgetPlayer();
    setSession(null);
  };
  const resume = () => session && setSession(begin(config, session.player.value));

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
        <SignIn asked={asked} onSignIn={player => setSession(begin(config, player))} />
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
  if (!session.greeted.value) return <Connecting session={session} onCancel={onSignOut} />;
  return (
    <>
      {lobby ? <Lobby session={session} lobby={lobby} /> : <Browse session={session} />}
      <LinkedLobby session={session} />
      <PasswordDialog session={session} />
      <WatchInstead session={session} />
    </>
  );
}

const isWhole = (player: Partial<Player>): player is Player => Boolean(player.playerId && player.name);

function begin(config: Config, player: Player): Session {
  keepPlayer(player);
  // A link that takes a player over has done so; a reload shall not do it again.
  if (location.search) history.replaceState(null, '', location.pathname + location.hash);
  return new Session(config, player);
}
