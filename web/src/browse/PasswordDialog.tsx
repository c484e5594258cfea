import { useState } from 'preact/hooks';
import { Button } from '../components/Button';
import { Dialog } from '../components/Dialog';
import { Field } from '../components/Field';
import { join, passwordPrompt } from '../state/joining';
import { notify } from '../state/notices';
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
    let canRetry = false;
    await join(session, { ...passwordPrompt.value, password }, (message, code) => {
      canRetry = code === 'wrong_password' || code === 'rate_limited';
      if (canRetry) setError(message);
      else notify(message, 'problem');
    });
    setBusy(false);
    if (!canRetry) close();
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
