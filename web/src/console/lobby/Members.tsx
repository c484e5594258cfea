import type { LobbySnapshot, MemberSnapshot } from '@gamelobby/client';
import { Avatar } from '../../components/Avatar';
import { Icon } from '../../components/Icon';
import { MemberState } from '../../lobby/MemberState';
import { colourOf, spectatorsOf, teamsOf } from '../../state/lobbyView';
import type { Operator } from '../Console';
import { linkToPlayer } from '../route';
import { RemovePlayer } from '../RemovePlayer';

interface MembersProps {
  operator: Operator;
  lobby: LobbySnapshot;
  isClosed: boolean;
  onDone: () => void;
}

/** The members of a lobby by team. */
export function Members(props: MembersProps) {
  const { lobby } = props;
  const watching = spectatorsOf(lobby);
  const groups = teamsOf(lobby).map(({ team, members }) => ({
    name: team?.name ?? (lobby.teams.length ? 'No team' : 'Players'),
    colour: colourOf(lobby, team?.name ?? null),
    size: team?.size ?? (lobby.teams.length ? null : lobby.maxPlayers),
    members,
  }));
  if (watching.length) groups.push({ name: 'Watching', colour: undefined, size: null, members: watching });
  return (
    <div class="teams">
      {groups.map(({ name, colour, size, members }) => (
        <section key={name} class="team" data-team={colour} aria-label={name}>
          <header>
            <h2>{name}</h2>
            <span class="hint figures">{size === null ? members.length : `${members.length}/${size}`}</span>
          </header>
          <ul>
            {members.map(member => (
              <Member key={member.playerId} {...props} member={member} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Member({ operator, lobby, isClosed, member, onDone }: MembersProps & { member: MemberSnapshot }) {
  const { playerId, name, role, muted, presence } = member;
  const data = Object.entries(member.data).map(([key, value]) => `${key}: ${value}`);
  return (
    <li class={presence === 'away' ? 'member away' : 'member'}>
      <Avatar id={playerId} name={name} />
      <div class="member-name">
        <a class="name" href={linkToPlayer(playerId)}>
          <bdi>{name}</bdi>
        </a>
        {role === 'host' && (
          <span class="host" role="img" aria-label="Host" title="Host">
            <Icon name="crown" size={16} />
          </span>
        )}
        {muted && (
          <span class="muted" role="img" aria-label="Muted" title="Muted">
            <Icon name="muted" size={16} />
          </span>
        )}
        <span class="member-data hint">{[playerId, ...data].join(' · ')}</span>
      </div>
      <MemberState member={member} status={lobby.status} now={Date.now} />
      {isClosed ? (
        <span aria-hidden="true" />
      ) : (
        <RemovePlayer service={operator.service} player={member} onDone={onDone} />
      )}
    </li>
  );
}
