import { formatMinutes } from '../components/formatMinutes';
import { playersOf, waitingReason } from '../state/lobbyView';
import type { LobbyView } from './view';

/** Shows before a match how the last one ended, who is ready and what is still missing. */
export function ReadyPanel({ view: { lobby, isHost, me, session } }: { view: LobbyView }) {
  const players = playersOf(lobby);
  const ready = players.filter(player => player.ready).length;
  const missing = waitingReason(lobby, me?.playerId);
  const last = session.lastMatch.value;
  const next =
    lobby.autoStart === 'whenAllReady'
      ? 'The match starts automatically.'
      : isHost
        ? 'Start the match.'
        : 'Waiting for the host to start.';

  return (
    <div class="stage-text">
      {last && (
        <p class="match-result hint">
          Last match:{' '}
          <strong>
            <bdi>{last.result ?? 'no result'}</bdi>
          </strong>
          , {formatMinutes(last.minutes)}
        </p>
      )}
      <p class="stage-count figures">
        {ready}
        <span class="total">
          <span class="visually-hidden"> of </span>
          <span aria-hidden="true">/</span>
          {players.length}
        </span>
        <span class="stage-unit"> ready</span>
      </p>
      <p class="subtle" role="status">
        {missing ?? `Everyone is ready. ${next}`}
      </p>
    </div>
  );
}
