import { isRunning, isUpcoming } from '../state/lobbyView';
import { Countdown } from './Countdown';
import { Gathering } from './Gathering';
import { MatchPanel } from './MatchPanel';
import type { LobbyView } from './view';

/** Match status, and what to do next. As high in each state, so that nothing below it moves. */
export function Stage({ view }: { view: LobbyView }) {
  const { match, status } = view.lobby;
  return (
    <section class={`stage ${status}`} aria-label="Match status">
      {isUpcoming(match) ? (
        <Countdown view={view} startsAt={match.startsAt} />
      ) : isRunning(match) ? (
        <MatchPanel view={view} match={match} />
      ) : (
        <Gathering view={view} />
      )}
    </section>
  );
}
