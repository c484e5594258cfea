import { isRunning, isUpcoming } from '../state/lobbyView';
import { isPhone } from '../state/screen';
import { Countdown } from './Countdown';
import { MatchActions } from './MatchActions';
import { MatchPanel } from './MatchPanel';
import { ReadyPanel } from './ReadyPanel';
import type { LobbyView } from './view';

/** The panel for the current match state. In wide windows it has the same height in each state, so nothing below it moves. */
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
      {!isPhone.value && (
        <div class="row stage-actions">
          <MatchActions view={view} />
        </div>
      )}
    </section>
  );
}
