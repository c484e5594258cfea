import { useEffect, useState } from 'preact/hooks';
import { draftOf, toUpdate } from '../browse/draft';
import { LobbyForm } from '../browse/LobbyForm';
import { Button } from '../components/Button';
import { Dialog } from '../components/Dialog';
import { attempt, notify } from '../state/notices';
import type { LobbyView } from './view';

export function SettingsDialog({ view, onClose }: { view: LobbyView; onClose: () => void }) {
  const { client, session } = view;
  const [problem, setProblem] = useState<unknown>();
  // Keeps the initial settings, so changes by others do not overwrite the form while the host edits it.
  const [before] = useState(view.lobby);

  return (
    <Dialog title="Settings" wide onClose={onClose}>
      <LobbyForm
        config={session.config}
        draft={draftOf(before)}
        action="Save"
        problem={problem}
        onCancel={onClose}
        onSubmit={async draft => {
          const changes = toUpdate(before, draft);
          if (!Object.keys(changes).length) return onClose();
          await client
            .updateLobby(changes)
            .then(() => (notify('Settings saved.'), onClose()))
            .catch(error => setProblem(error));
        }}
      />
      <Bans view={view} />
    </Dialog>
  );
}

/** The banned players. Pushes do not include them, so the list is fetched. */
function Bans({ view: { client } }: { view: LobbyView }) {
  const [bans, setBans] = useState<{ playerId: string; name: string }[]>([]);
  const load = async () => {
    const { bans: ids = [], banNames = {} } = (await attempt(client.getLobby())) ?? {};
    // The name is missing in bans that an earlier release stored.
    setBans(ids.map(playerId => ({ playerId, name: banNames[playerId] ?? playerId })));
  };
  useEffect(() => void load(), []);

  const unban = async (playerId: string) => {
    if (await attempt(client.unbanMember({ playerId }))) setBans(bans.filter(ban => ban.playerId !== playerId));
  };
  if (!bans.length) return null;
  return (
    <section class="bans" aria-label="Banned players">
      <h3>Banned players</h3>
      <ul>
        {bans.map(({ playerId, name }) => (
          <li key={playerId} class="row">
            <bdi title={playerId}>{name}</bdi>
            <Button small label={`Unban ${name}`} onPress={() => unban(playerId)}>
              Unban
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
