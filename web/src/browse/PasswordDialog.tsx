import { useState } from 'preact/hooks';
import { Button } from '../components/Button';
import { Dialog } from '../components/Dialog';
import { Field } from '../components/Field';
import { joinOrThrow, passwordPrompt } from '../state/joining';
import { errorMessage } from '../state/errorMessage';
import type { Session } from '../state/session';

export function PasswordDialog({ session }: { session: Session }) {
  return passwordPrompt.value ? <PasswordForm session={session} /> : null;
}

function PasswordForm({ session }: { session: Session }) {
  const [password, setPassword] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const close = () => (passwordPrompt.value = null);

  const submit = async (event: Event) => {
    event.preventDefault();
    if (!password) return setError('Enter the password.');
    setBusy(true);
    try {
      await joinOrThrow(session, { ...passwordPrompt.value, password });
      close();
    } catch (refused) {
      setError(errorMessage(refused));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog title="This lobby has a password" onClose={close}>
      <form onSubmit={submit} noValidate>
        <Field label="Password" error={error} hint="Ask the host for it.">
          {control => (
            <input
              {...control}
              type="password"
              autocomplete="off"
              maxLength={64}
              value={password}
              onInput={event => {
                setPassword(event.currentTarget.value);
                setError(undefined);
              }}
            />
          )}
        </Field>
        <footer>
          <Button onPress={close}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy}>
            Join
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
