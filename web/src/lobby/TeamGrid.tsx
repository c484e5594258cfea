import { Button } from '../components/Button';
import { colourOf, teamsOf, type TeamView } from '../state/lobbyView';
import { attempt } from '../state/notices';
import { MemberRow } from './MemberRow';
import type { LobbyView } from './view';

export function TeamGrid({ view }: { view: LobbyView }) {
  return (
    <div class="teams">
      {teamsOf(view.lobby).map(team => (
        <TeamColumn key={team.team?.name ?? ''} view={view} {...team} />
      ))}
    </div>
  );
}

function TeamColumn({ view, team, members }: TeamView & { view: LobbyView }) {
  const { lobby, client, me } = view;
  const name = team?.name ?? (lobby.teams.length ? 'No team' : 'Players');
  const size = team?.size ?? lobby.maxPlayers;
  const canJoin =
    team &&
    me &&
    me.role !== 'spectator' &&
    me.team !== team.name &&
    members.length < size &&
    lobby.status !== 'inMatch';
  return (
    <section class="team" data-team={colourOf(lobby, team?.name ?? null)} aria-label={name}>
      <header>
        <h2>{name}</h2>
        <span class="hint figures">
          {members.length}
          {(team || !lobby.teams.length) && `/${size}`}
        </span>
        {canJoin && (
          <Button
            small
            variant="quiet"
            label={`Join ${name}`}
            onPress={() => attempt(client.setTeam({ team: team.name }))}
          >
            Join team
          </Button>
        )}
      </header>
      <ul>
        {members.map(member => (
          <MemberRow key={member.playerId} view={view} member={member} />
        ))}
        {(team || !lobby.teams.length) && <FreeSeats count={size - members.length} />}
      </ul>
    </section>
  );
}

/** The maximum number of free seats shown one by one; the last row counts the rest. */
const MAX_SHOWN = 4;

/** Placeholders for free seats, so the layout does not shift when a player joins. */
function FreeSeats({ count }: { count: number }) {
  const shown = Math.min(count, MAX_SHOWN);
  return (
    <>
      {Array.from({ length: shown }, (_, index) => (
        <li key={index} class="free-seat" aria-hidden={index > 0 || undefined}>
          <span class="seat" aria-hidden="true" />
          <span aria-hidden="true">
            {index === MAX_SHOWN - 1 && count > shown ? `${count - shown + 1} more free seats` : 'Free seat'}
          </span>
          {index === 0 && <span class="visually-hidden">{count === 1 ? 'One free seat' : `${count} free seats`}</span>}
        </li>
      ))}
    </>
  );
}
