import type { LobbySnapshot } from '@gamelobby/client';
import { colourOf } from '../state/lobbyView';
import type { TimelineEntry } from '../state/timeline';

interface ChatLineProps {
  entry: TimelineEntry;
  before: TimelineEntry | undefined;
  me: string;
  lobby: LobbySnapshot;
}

const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

export function ChatLine({ entry, before, me, lobby }: ChatLineProps) {
  if (entry.kind === 'event') return <p class="chat-event">{entry.text}</p>;
  const isContinued = before?.kind === 'message' && before.from === entry.from && before.channel === entry.channel;
  const team = lobby.members.find(({ playerId }) => playerId === entry.from)?.team ?? null;
  return (
    <div class={`chat-line${entry.from === me ? ' mine' : ''}${isContinued ? ' continued' : ''}`}>
      <p class={isContinued ? 'visually-hidden' : 'chat-from'} data-team={colourOf(lobby, team)}>
        <strong>
          <bdi>{entry.name}</bdi>
        </strong>
        {entry.channel === 'team' && <span class="to-team">to team</span>}
        <time dateTime={entry.at}>{time.format(new Date(entry.at))}</time>
      </p>
      <p class="chat-text">{entry.text}</p>
    </div>
  );
}
