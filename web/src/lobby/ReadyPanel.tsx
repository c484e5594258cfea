import { useState } from 'preact/hooks';
import { Button } from '../components/Button';
import { Confirm } from '../components/Confirm';
import { playersOf, waitingReason } from '../state/lobbyView';
import { attempt } from '../state/notices';
import { ReadyButton } from './ReadyButton';
import { RoleButton } from './RoleButton';
import type { LobbyView } from './view';

/** Shows before a match who is ready and what is still missing. */
export function ReadyPanel({ view }: { view: LobbyView }) {
  const { lobby, isHost, client, me } = view;
  const [isForcing, setForcing] = useState(false);
  const players = playersOf(lobby);
  const ready = players.filter(player => player.ready).length;
  const missing = waitingReason(lobby, me?.playerId);
  const canForce = players.length >= lobby.minPlayers;
  const next =
    lobby.autoStart === 'whenAllReady'
      ? 'The match starts automatically.'
      : isHost
        ? 'Start the match.'
        : 'Waiting for the host to start.';

  return (
    <>
      <div class="stage-text">
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
      <div class="row stage-actions">
        <RoleButton view={view} />
        {me && me.role !== 'spectator' && <ReadyButton view={view} me={me} />}
        {isHost && (
          <Button
            variant="primary"
            icon="play"
            disabled={!canForce}
            onPress={() => (missing ? setForcing(true) : attempt(client.startMatch()))}
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
          variant="primary"
          disabled={!canForce || !isHost}
          onConfirm={() => attempt(client.startMatch({ force: true }))}
          onClose={() => setForcing(false)}
        />
      )}
    </>
  );
}
