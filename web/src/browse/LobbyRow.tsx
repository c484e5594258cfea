import type { LobbySummary } from '@gamelobby/client';
import { Badge } from '../components/Badge';
import { Button } from '../components/Button';
import { Icon } from '../components/Icon';
import { Seats } from '../components/Seats';
import { nameOf, namesOfData } from '../state/config';
import { join, passwordPrompt } from '../state/joining';
import type { Session } from '../state/session';
import { describeSeats } from './describeSeats';
import { hasSeat } from './selection';

export function LobbyRow({ lobby, session }: { lobby: LobbySummary; session: Session }) {
  const { config } = session;
  const { lobbyId, hasPassword } = lobby;
  const enter = (spectate: boolean) => {
    if (hasPassword) passwordPrompt.value = { lobbyId, spectate };
    else return join(session, { lobbyId, spectate });
  };

  return (
    <li class="lobby-row">
      <div class="lobby-row-name">
        <h2>
          <bdi>{lobby.name}</bdi>
        </h2>
        <p class="hint">
          <span>
            Hosted by <bdi>{lobby.hostName}</bdi>
          </span>
          {hasPassword && (
            <span class="icon-label">
              <Icon name="key" size={14} /> Password
            </span>
          )}
        </p>
      </div>
      <div class="lobby-row-kind">
        <span>{nameOf(config.modes, lobby.mode)}</span>
        <span class="hint">
          {[nameOf(config.regions, lobby.region), ...namesOfData(config.lobbyData, lobby.data)].join(' · ')}
        </span>
      </div>
      <div class="lobby-row-seats">
        <Seats taken={lobby.players} all={lobby.maxPlayers} />
        <span class="hint">{describeSeats(lobby)}</span>
      </div>
      <div class="lobby-row-state">
        <Status lobby={lobby} />
      </div>
      <div class="lobby-row-action">
        {hasSeat(lobby) ? (
          <Button small label={`Join ${lobby.name}`} onPress={() => enter(false)}>
            Join
          </Button>
        ) : lobby.allowSpectators && !lobby.locked ? (
          <Button small icon="eye" label={`Watch ${lobby.name}`} onPress={() => enter(true)}>
            Watch
          </Button>
        ) : (
          <Button small disabled label={`${lobby.name} can't be joined right now`}>
            Join
          </Button>
        )}
      </div>
    </li>
  );
}

function Status({ lobby }: { lobby: LobbySummary }) {
  if (lobby.status === 'starting') return <Badge tone="busy">Starting</Badge>;
  if (lobby.status === 'inMatch') return <Badge tone="busy">In match</Badge>;
  if (lobby.locked) return <Badge icon="lock">Locked</Badge>;
  if (lobby.players >= lobby.maxPlayers) return <Badge tone="bad">Full</Badge>;
  return <Badge tone="good">Open</Badge>;
}
