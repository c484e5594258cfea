import type { LobbySnapshot } from '@gamelobby/client';
import { Screen } from '../components/Screen';
import { isPhone } from '../state/screen';
import type { Session } from '../state/session';
import { ChatPanel } from './ChatPanel';
import { LobbyHeader } from './LobbyHeader';
import { ReadyBar } from './ReadyBar';
import { Spectators } from './Spectators';
import { MatchStatus } from './MatchStatus';
import { TeamGrid } from './TeamGrid';
import { viewOf } from './view';

/** The status shown in the title of the browser tab. */
const states: Partial<Record<LobbySnapshot['status'], string>> = { starting: 'Starting', inMatch: 'In match' };

export function Lobby({ session, lobby }: { session: Session; lobby: LobbySnapshot }) {
  const view = viewOf(session, lobby);
  const unread = session.chat.unread.value;
  const state = [unread > 0 && `(${unread})`, states[lobby.status]].filter(Boolean).join(' ');
  return (
    <Screen title={lobby.name} state={state} name="lobby">
      <LobbyHeader view={view} />
      <div class="lobby-columns">
        <div class="lobby-main">
          <MatchStatus view={view} />
          <TeamGrid view={view} />
          <Spectators view={view} />
        </div>
        <ChatPanel view={view} />
      </div>
      {isPhone.value && <ReadyBar view={view} />}
    </Screen>
  );
}
