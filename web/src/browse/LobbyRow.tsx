import type { LobbySummary } from '@gamelobby/client';
import { Button } from '../components/Button';
import { Icon } from '../components/Icon';
import { Seats } from '../components/Seats';
import { nameOf, namesOfData } from '../state/config';
import { join, passwordPrompt } from '../state/joining';
import type { Session } from '../state/session';
import { describeSeats } from './describeSeats';
import { hasSeat } from './selection';
import { StatusBadge } from './StatusBadge';

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
        <StatusBadge lobby={lobby} />
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
