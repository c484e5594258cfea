import type { UpdateLobby } from '@gamelobby/client';
import { useState } from 'preact/hooks';
import { Confirm } from '../components/Confirm';
import { Menu } from '../components/Menu';
import { attempt, notify } from '../state/notices';
import type { LobbyView } from './view';

/** The host's actions for the whole lobby. */
export function HostMenu({ view: { client, lobby } }: { view: LobbyView }) {
  const [isClosing, setClosing] = useState(false);
  const update = async (change: UpdateLobby, message: string) => {
    if (await attempt(client.updateLobby(change))) notify(message);
  };
  const balance = (mode: 'even' | 'random') => attempt(client.balanceTeams({ mode }));

  return (
    <>
      <Menu
        label="Host actions"
        items={[
          lobby.locked
            ? {
                label: 'Unlock',
                icon: 'unlock',
                onPick: () => update({ locked: false }, 'The lobby is unlocked.'),
              }
            : {
                label: 'Lock',
                icon: 'lock',
                onPick: () => update({ locked: true }, 'The lobby is locked. Only invited players can join.'),
              },
          ...(lobby.visibility !== 'invite'
            ? [
                {
                  label: 'New code',
                  icon: 'refresh' as const,
                  onPick: () => update({ newCode: true }, 'The old code and link no longer work.'),
                },
              ]
            : []),
          ...(lobby.teams.length
            ? [
                { label: 'Balance teams', icon: 'users' as const, onPick: () => balance('even') },
                { label: 'Shuffle teams', icon: 'shuffle' as const, onPick: () => balance('random') },
              ]
            : []),
          { label: 'Close lobby', icon: 'close', danger: true, onPick: () => setClosing(true) },
        ]}
      />
      {isClosing && (
        <Confirm
          title="Close the lobby?"
          text="Everyone leaves, and nobody can come back."
          action="Close lobby"
          note="Reason (optional)"
          onConfirm={reason => attempt(client.closeLobby({ reason }))}
          onClose={() => setClosing(false)}
        />
      )}
    </>
  );
}
