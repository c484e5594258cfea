import { useSecondsUntil } from '../components/useSecondsUntil';
import type { LobbyView } from './view';

/** The countdown to the match. It uses the service's clock, so all players see the same number at the same time. */
export function Countdown({ view, startsAt }: { view: LobbyView; startsAt: string }) {
  const { client, lobby } = view;
  const seconds = useSecondsUntil(startsAt, () => client.serverNow);
  const share = lobby.countdownSeconds ? seconds / lobby.countdownSeconds : 0;
  return (
    <>
      <div class="countdown" role="timer" aria-label="Seconds until the match starts">
        <svg viewBox="0 0 80 80" aria-hidden="true" focusable="false">
          <circle cx="40" cy="40" r="35" class="track" />
          <circle
            cx="40"
            cy="40"
            r="35"
            class="remaining"
            pathLength={1}
            style={{ strokeDashoffset: `${1 - share}` }}
          />
        </svg>
        <span class="figures" data-testid="countdown">
          {seconds}
        </span>
      </div>
      <div class="stage-text">
        <p class="stage-line">Get ready</p>
        <p class="subtle" role="status">
          The match is about to start.
        </p>
      </div>
    </>
  );
}
