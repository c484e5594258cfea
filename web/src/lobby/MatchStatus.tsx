import { isRunning, isUpcoming } from '../state/lobbyView';
import { Countdown } from './Countdown';
import { ReadyPanel } from './ReadyPanel';
import { MatchPanel } from './MatchPanel';
import type { LobbyView } from './view';

/** The panel for the current match state. It has the same height in each state, so nothing below it moves. */
export function MatchStatus({ view }: { view: LobbyView }) {
  const { match, status } = view.lobby;
  return (
    <section class={`stage ${status}`} aria-label="Match status">
      {isUpcoming(match) ? (
        <Countdown view={view} startsAt={match.startsAt} />
      ) : isRunning(match) ? (
        <MatchPanel view={view} match={match} />
      ) : (
        <ReadyPanel view={view} />
      )}
    </section>
  );
}
