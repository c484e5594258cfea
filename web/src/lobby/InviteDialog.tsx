import { useState } from 'preact/hooks';
import { Button } from '../components/Button';
import { CopyButton } from '../components/CopyButton';
import { Dialog } from '../components/Dialog';
import { Field } from '../components/Field';
import { linkTo } from '../state/lobbyLink';
import { whoCanJoin } from '../state/lobbyView';
import { notify } from '../state/notices';
import { errorMessage } from '../state/errorMessage';
import { QrCode } from './QrCode';
import type { LobbyView } from './view';

export function InviteDialog({ view: { client, lobby }, onClose }: { view: LobbyView; onClose: () => void }) {
  const [playerId, setPlayerId] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);

  const submit = async (event: Event) => {
    event.preventDefault();
    const invited = playerId.trim();
    if (!invited) return setError("Enter the player's ID.");
    if (/\s/.test(invited)) return setError('A player ID has no spaces. Ask the player for theirs.');
    setBusy(true);
    try {
      await client.sendInvite({ playerId: invited });
      // The service does not reveal whether a player exists or is online.
      notify(`Invited ${invited}. They see it if this is their ID and they are online.`);
      onClose();
    } catch (refused) {
      setError(errorMessage(refused));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog title="Invite players" onClose={onClose}>
      {lobby.code && lobby.visibility !== 'invite' && (
        <div class="share">
          <p class="subtle">{whoCanJoin(lobby)}</p>
          <div class="row">
            <span class="mono share-link">{linkTo(lobby.code)}</span>
            <CopyButton text={linkTo(lobby.code)} label="Copy invite link">
              Copy
            </CopyButton>
          </div>
          <QrCode text={linkTo(lobby.code)} label="QR code of the invite link" />
        </div>
      )}
      <form onSubmit={submit} noValidate>
        <Field
          label="Player ID"
          error={error}
          hint="Players find their ID under their name at the top. Invites work even if the lobby is locked."
        >
          {control => (
            <input
              {...control}
              class="mono"
              placeholder="ada-7k2fq"
              autocomplete="off"
              autocapitalize="none"
              spellcheck={false}
              maxLength={64}
              value={playerId}
              onInput={event => {
                setPlayerId(event.currentTarget.value);
                setError(undefined);
              }}
            />
          )}
        </Field>
        <footer>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy}>
            Send invite
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
