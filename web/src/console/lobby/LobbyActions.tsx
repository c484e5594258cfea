import type { LobbySnapshot } from '@gamelobby/client';
import { useState } from 'preact/hooks';
import { Button } from '../../components/Button';
import { Confirm } from '../../components/Confirm';
import { notify } from '../../state/notices';
import type { Operator } from '../Console';

interface LobbyActionsProps {
  operator: Operator;
  lobby: LobbySnapshot;
  onDone: () => void;
}

/** What an operator can do with a whole lobby. */
export function LobbyActions({ operator: { service }, lobby, onDone }: LobbyActionsProps) {
  const [asked, setAsked] = useState<'end' | 'close' | null>(null);
  const { lobbyId, name } = lobby;
  const end = async (result: string | undefined) => {
    await service.send('match.end', { lobbyId, result });
    notify('Ended the match.');
    onDone();
  };
  const close = async (reason: string | undefined) => {
    await service.send('lobby.close', { lobbyId, reason });
    notify(`Closed ${name}.`);
    onDone();
  };
  return (
    <div class="row lobby-actions">
      {lobby.status === 'inMatch' && <Button onPress={() => setAsked('end')}>End match</Button>}
      <Button variant="danger" icon="close" onPress={() => setAsked('close')}>
        Close lobby
      </Button>
      {asked === 'end' && (
        <Confirm
          title="End the match?"
          text="The members return to the lobby and see the result."
          action="End match"
          variant="primary"
          note="Result (optional)"
          onConfirm={end}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'close' && (
        <Confirm
          title={`Close ${name}?`}
          text="All members are removed. A closed lobby can't be opened again."
          action="Close lobby"
          note="Reason (optional; the members see it)"
          onConfirm={close}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}
