import type { LobbySnapshot } from '@gamelobby/client';
import { Screen } from '../components/Screen';
import type { Session } from '../state/session';
import { ChatPanel } from './ChatPanel';
import { LobbyHeader } from './LobbyHeader';
import { Spectators } from './Spectators';
import { MatchStatus } from './MatchStatus';
import { TeamGrid } from './TeamGrid';
import { viewOf } from './view';

/** The status shown in the title of the browser tab. */
const states: Partial<Record<LobbySnapshot['status'], string>> = { starting: 'Starting', inMatch: 'In match' };

export function Lobby({ session, lobby }: { session: Session; lobby: LobbySnapshot }) {
  const view = viewOf(session, lobby);
  return (
    <Screen title={lobby.name} state={states[lobby.status]} name="lobby">
      <LobbyHeader view={view} />
      <div class="lobby-columns">
        <div class="lobby-main">
          <MatchStatus view={view} />
          <TeamGrid view={view} />
          <Spectators view={view} />
        </div>
        <ChatPanel view={view} />
      </div>
    </Screen>
  );
}
