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
                        look="quiet"
                        label={`Join ${name}`}
                        onPress={() => attempt(client.member.team({ team: team.name }))}
                    >
                        Join team
                    </Button>
                )}
            </header>
            <ul>
                {members.map(member => (
                    <MemberRow key={member.playerId} view={view} member={member} />
                ))}
                {!members.length && <li class="nobody">Nobody yet</li>}
            </ul>
        </section>
    );
}
