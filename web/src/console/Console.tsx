import { useState } from 'preact/hooks';
import { Notices } from '../components/Notices';
import type { Config } from '../state/config';
import type { SignInMethod } from '../state/signIn';
import { ConsoleBar } from './ConsoleBar';
import { Denied } from './Denied';
import { Lobbies } from './lobbies/Lobbies';
import { LobbyScreen } from './lobby/LobbyScreen';
import type { LocalCloud } from './localCloud/localCloud';
import { LocalCloudScreen } from './localCloud/LocalCloudScreen';
import { Players } from './players/Players';
import { route } from './route';
import { Service } from './service';
import { SignInAsOperator } from './SignInAsOperator';

/** What every screen of the console needs. */
export interface Operator {
  config: Config;
  service: Service;
  /** Null on a deployed stack. */
  localCloud: LocalCloud | null;
}

interface ConsoleProps {
  config: Config;
  access: SignInMethod;
  localCloud: LocalCloud | null;
}

export function Console({ config, access, localCloud }: ConsoleProps) {
  const [service] = useState(() => access.identity && new Service(config.http, access.identity));
  const signOut = () => {
    access.signOut();
    location.reload();
  };
  const canSignOut = service !== null && access.withIssuer !== null;
  return (
    <div class="app">
      <ConsoleBar hasLocalCloud={localCloud !== null} onSignOut={canSignOut ? signOut : null} />
      {!service ? (
        <SignInAsOperator access={access} />
      ) : service.denial.value ? (
        <Denied denial={service.denial.value} onSignOut={canSignOut ? signOut : null} />
      ) : (
        <Current operator={{ config, service, localCloud }} />
      )}
      <Notices />
    </div>
  );
}

function Current({ operator }: { operator: Operator }) {
  const current = route.value;
  switch (current.screen) {
    case 'lobby':
      return <LobbyScreen key={current.lobbyId} operator={operator} lobbyId={current.lobbyId} />;
    case 'players':
      return <Players operator={operator} playerId={current.playerId} />;
    case 'localCloud':
      if (operator.localCloud) return <LocalCloudScreen operator={operator} localCloud={operator.localCloud} />;
      return <Lobbies operator={operator} />;
    default:
      return <Lobbies operator={operator} />;
  }
}
