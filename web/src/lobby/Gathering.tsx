import { useState } from 'preact/hooks';
import { Button } from '../components/Button';
import { Confirm } from '../components/Confirm';
import { playersOf, whatIsMissing } from '../state/lobbyView';
import { attempt } from '../state/notices';
import { ReadyButton } from './ReadyButton';
import { RoleButton } from './RoleButton';
import type { LobbyView } from './view';

/** Before the match: who is still missing, and getting ready. */
export function Gathering({ view }: { view: LobbyView }) {
  const { lobby, isHost, client, me } = view;
  const [isForcing, setForcing] = useState(false);
  const players = playersOf(lobby);
  const ready = players.filter(player => player.ready).length;
  const missing = whatIsMissing(lobby, me?.playerId);
  const canForce = players.length >= lobby.minPlayers;
  const next =
    lobby.autoStart === 'whenAllReady' ? 'The match starts automatically.' : isHost ? 'Start the match.' : 'Waiting for the host to start.';

  return (
    <>
      <div class="stage-text">
        <p class="stage-count figures">
          {ready}
          <span class="of">
            <span class="unseen"> of </span>
            <span aria-hidden="true">/</span>
            {players.length}
          </span>
          <span class="stage-unit"> ready</span>
        </p>
        <p class="soft" role="status">
          {missing ?? `Everyone is ready. ${next}`}
        </p>
      </div>
      <div class="row stage-actions">
        <RoleButton view={view} />
        {me && me.role !== 'spectator' && <ReadyButton view={view} me={me} />}
        {isHost && (
          <Button
            look="main"
            icon="play"
            disabled={!canForce}
            onPress={() => (missing ? setForcing(true) : attempt(client.match.start()))}
          >
            Start
          </Button>
        )}
      </div>
      {isForcing && (
        <Confirm
          title="Start before everyone is ready?"
          text={`${missing ?? 'Everyone is ready'}. Players who are not ready will be in the match too.`}
          action="Start anyway"
          look="main"
          disabled={!canForce || !isHost}
          onConfirm={() => attempt(client.match.start({ force: true }))}
          onClose={() => setForcing(false)}
        />
      )}
    </>
  );
}
