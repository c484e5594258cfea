import type { LobbySnapshot } from '@gamelobby/client';
import { Badge } from '../../components/Badge';
import { Screen } from '../../components/Screen';
import { statuses } from '../../lobby/words';
import { nameOf } from '../../state/config';
import type { Operator } from '../Console';
import { isNotFound } from '../describeError';
import { LoadFailure } from '../LoadFailure';
import { usePolled } from '../usePolled';
import { Facts } from '../Facts';
import { Bots } from './Bots';
import { History } from './History';
import { LobbyActions } from './LobbyActions';
import { Members } from './Members';
import { dataOf, matchOf, settingsOf } from './settingsOf';

const POLL_MS = 2_000;

/** One lobby: members, settings, match, data and history. The history of a closed lobby stays. */
export function LobbyScreen({ operator, lobbyId }: { operator: Operator; lobbyId: string }) {
  const { service } = operator;
  const { value: lobby, error, reload } = usePolled(() => service.send('lobby.get', { lobbyId }), POLL_MS, [lobbyId]);
  const isClosed = isNotFound(error);
  const names = new Map(lobby?.members.map(({ playerId, name }) => [playerId, name]));
  return (
    <Screen title={lobby?.name ?? 'Lobby'} state="Console" name="console lobby">
      <p class="back">
        <a href="#/lobbies">All lobbies</a>
      </p>
      {lobby ? (
        <Head operator={operator} lobby={lobby} isClosed={isClosed} onDone={reload} />
      ) : (
        <h1>{isClosed ? 'Closed lobby' : 'Lobby'}</h1>
      )}
      {isClosed ? (
        <p class="note" role="status">
          This lobby is closed, or never existed. {lobby && 'It is shown as it was before. '}The history says what
          happened.
        </p>
      ) : (
        <LoadFailure error={error} />
      )}
      <div class="lobby-columns">
        <div class="lobby-main">
          {lobby && (
            <>
              <Members operator={operator} lobby={lobby} isClosed={isClosed} onDone={reload} />
              <Facts title="Settings" facts={settingsOf(operator.config, lobby)} />
              {lobby.match && <Facts title="Match" facts={matchOf(lobby.match)} />}
              <Facts title="Data" facts={dataOf(lobby)} empty="The game has stored no data." />
              {operator.localCloud && !isClosed && <Bots config={operator.config} lobby={lobby} />}
            </>
          )}
        </div>
        <History service={service} lobbyId={lobbyId} version={lobby?.version} names={names} />
      </div>
    </Screen>
  );
}

interface HeadProps {
  operator: Operator;
  lobby: LobbySnapshot;
  isClosed: boolean;
  onDone: () => void;
}

function Head({ operator, lobby, isClosed, onDone }: HeadProps) {
  const status = isClosed ? 'closed' : lobby.status;
  return (
    <div class="lobby-head">
      <div class="lobby-title">
        <h1>
          <bdi>{lobby.name}</bdi>
        </h1>
        <p class="facts">
          <Badge tone={status === 'open' ? 'good' : 'busy'}>{statuses[status]}</Badge>
          {lobby.locked && <Badge icon="lock">Locked</Badge>}
          <span>{nameOf(operator.config.modes, lobby.mode)}</span>
          <span>Version {lobby.version}</span>
          <span class="mono">{lobby.lobbyId}</span>
        </p>
      </div>
      {!isClosed && <LobbyActions operator={operator} lobby={lobby} onDone={onDone} />}
    </div>
  );
}
