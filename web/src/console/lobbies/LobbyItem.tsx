import type { LobbySummary } from '@gamelobby/client';
import { describeSeats } from '../../browse/describeSeats';
import { StatusBadge } from '../../browse/StatusBadge';
import { Icon } from '../../components/Icon';
import { Seats } from '../../components/Seats';
import { Elapsed } from '../../lobby/Elapsed';
import { visibilities } from '../../lobby/words';
import { type Config, nameOf } from '../../state/config';
import { linkToLobby } from '../route';

export const LobbyItem = ({ lobby, config }: { lobby: LobbySummary; config: Config }) => (
  <li class="lobby-row">
    <div class="lobby-row-name">
      <h2>
        <a href={linkToLobby(lobby.lobbyId)}>
          <bdi>{lobby.name}</bdi>
        </a>
      </h2>
      <p class="hint">
        <span>
          Hosted by <bdi>{lobby.hostName}</bdi>
        </span>
        {lobby.hasPassword && (
          <span class="icon-label">
            <Icon name="key" size={14} /> Password
          </span>
        )}
      </p>
    </div>
    <div class="lobby-row-kind">
      <span>{nameOf(config.modes, lobby.mode)}</span>
      <span class="hint">{nameOf(config.regions, lobby.region)}</span>
    </div>
    <div class="lobby-row-seats">
      <Seats taken={lobby.players} all={lobby.maxPlayers} />
      <span class="hint">{describeSeats(lobby)}</span>
    </div>
    <div class="lobby-row-state">
      <StatusBadge lobby={lobby} />
    </div>
    <div class="lobby-row-kind lobby-row-age">
      <span>{visibilities[lobby.visibility]}</span>
      <span class="hint">
        <Elapsed since={lobby.createdAt} now={Date.now} />
      </span>
    </div>
  </li>
);
