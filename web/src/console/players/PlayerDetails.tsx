import type { PlayerReply } from '@gamelobby/client';
import { Avatar } from '../../components/Avatar';
import { Badge } from '../../components/Badge';
import { statuses } from '../../lobby/words';
import { isNotFound } from '../describeError';
import { type Fact, FactsList } from '../Facts';
import { formatTime } from '../formatTime';
import { LoadFailure } from '../LoadFailure';
import { RemovePlayer } from '../RemovePlayer';
import { linkToLobby } from '../route';
import type { Service } from '../service';
import { usePolled } from '../usePolled';

const POLL_MS = 3_000;

/** A player's session and lobby. */
export function PlayerDetails({ service, playerId }: { service: Service; playerId: string }) {
  const { value: player, error, reload } = usePolled(() => service.send('admin.player', { playerId }), POLL_MS, []);
  if (isNotFound(error))
    return (
      <p class="note" role="status">
        {playerId} is unknown, or has not been seen for 30 days.
      </p>
    );
  const name = player?.member?.name ?? playerId;
  return (
    <>
      <LoadFailure error={error} />
      {player && (
        <section class="panel" aria-label={`Player ${playerId}`}>
          <header>
            <Avatar id={playerId} name={name} />
            <h2>
              <bdi>{name}</bdi>
            </h2>
            <Badge tone={player.connectedAt ? 'good' : 'plain'}>
              {player.connectedAt ? 'Connected' : 'Not connected'}
            </Badge>
            {player.lobby && <RemovePlayer service={service} player={{ playerId, name }} onDone={reload} />}
          </header>
          <FactsList facts={factsOf(player)} />
        </section>
      )}
    </>
  );
}

function factsOf({ playerId, connectedAt, lastSeenAt, lobby, member }: PlayerReply): Fact[] {
  const session: Fact[] = [
    ['Player id', playerId],
    ['Connection', connectedAt ? `Since ${formatTime(connectedAt)}` : 'None'],
    ['Last seen', formatTime(lastSeenAt)],
  ];
  if (!lobby || !member) return [...session, ['Lobby', 'None']];
  return [
    ...session,
    [
      'Lobby',
      <>
        <a href={linkToLobby(lobby.lobbyId)}>
          <bdi>{lobby.name}</bdi>
        </a>{' '}
        ({statuses[lobby.status]})
      </>,
    ],
    ['Role', member.role],
    ['Team', member.team ?? 'None'],
    ['Seat', member.awayUntil ? `Away, kept until ${formatTime(member.awayUntil)}` : 'Online'],
    ['Joined', formatTime(member.joinedAt)],
  ];
}
