import type { RunningMatch } from '@gamelobby/client';
import { CopyButton } from '../components/CopyButton';
import { Elapsed } from './Elapsed';
import type { LobbyView } from './view';

/** Shows the game server and the player's ticket during a match. */
export function MatchPanel({ view, match }: { view: LobbyView; match: RunningMatch }) {
  const { client, session } = view;
  const ticket = session.ticket.current.value;
  return (
    <>
      <div class="stage-text">
        <p class="stage-line">Match in progress</p>
        <p class="subtle" role="status">
          Started <Elapsed since={match.startedAt} now={() => client.serverNow} />
        </p>
      </div>
      <dl class="match-facts">
        <div>
          <dt>Server</dt>
          <dd class="mono">{match.connection ?? 'None (no game server is set up)'}</dd>
        </div>
        <div>
          <dt>Your ticket</dt>
          <dd class="mono ticket">
            {ticket ? (
              <>
                <span class="truncated">{ticket.ticket}</span>
                <CopyButton text={ticket.ticket} label="Copy ticket" small />
              </>
            ) : (
              'Players only'
            )}
          </dd>
        </div>
      </dl>
    </>
  );
}
