import type { MemberSnapshot } from '@gamelobby/client';
import { Avatar } from '../components/Avatar';
import { DataFields } from '../components/DataFields';
import { Icon } from '../components/Icon';
import { namesOfData } from '../state/config';
import { attempt } from '../state/notices';
import { MemberMenu } from './MemberMenu';
import { MemberState } from './MemberState';
import type { LobbyView } from './view';

export function MemberRow({ view, member }: { view: LobbyView; member: MemberSnapshot }) {
  const { lobby, me, isHost } = view;
  const isMe = member.playerId === me?.playerId;
  const away = member.presence === 'away';
  return (
    <li class={`member${away ? ' away' : ''}${isMe ? ' mine' : ''}`}>
      <Avatar id={member.playerId} name={member.name} />
      <div class="member-name">
        <bdi class="name">{member.name}</bdi>
        {isMe && <span class="you-badge">You</span>}
        {member.role === 'host' && (
          <span class="host" role="img" aria-label="Host" title="Host">
            <Icon name="crown" size={16} />
          </span>
        )}
        {member.muted && (
          <span class="muted" role="img" aria-label="Muted" title="Muted">
            <Icon name="muted" size={16} />
          </span>
        )}
        <MemberData member={member} view={view} isMe={isMe} />
      </div>
      <MemberState member={member} status={lobby.status} now={() => view.client.serverNow} />
      {isHost && !isMe && lobby.status !== 'closed' ? (
        <MemberMenu view={view} member={member} />
      ) : (
        <span class="menu-place" aria-hidden="true" />
      )}
    </li>
  );
}

/** What the member has chosen; the player's own choices can be changed. */
function MemberData({ member, view, isMe }: { member: MemberSnapshot; view: LobbyView; isMe: boolean }) {
  const { client, lobby, session } = view;
  const fields = session.config.memberData;
  if (isMe && lobby.status !== 'inMatch' && member.role !== 'spectator')
    return (
      <span class="member-data">
        <DataFields
          bare
          fields={fields}
          data={member.data}
          onChange={(key, value) => attempt(client.updateMember({ data: { [key]: value || null } }))}
        />
      </span>
    );
  const names = namesOfData(fields, member.data);
  return names.length ? <span class="member-data hint">{names.join(' · ')}</span> : null;
}
