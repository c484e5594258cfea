import { useState } from 'preact/hooks';
import { Button } from '../components/Button';
import { Dialog } from '../components/Dialog';
import { Field } from '../components/Field';
import { enter, lockedDoor } from '../state/joining';
import { sentence } from '../state/refusals';
import type { Session } from '../state/session';

export function PasswordDialog({ session }: { session: Session }) {
  return lockedDoor.value ? <Asking session={session} /> : null;
}

function Asking({ session }: { session: Session }) {
  const [password, setPassword] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const close = () => (lockedDoor.value = null);

  const submit = async (event: Event) => {
    event.preventDefault();
    if (!password) return setError('Enter the password.');
    setBusy(true);
    try {
      await enter(session, { ...lockedDoor.value, password });
      close();
    } catch (refused) {
      setError(sentence(refused));
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
          <Button type="submit" look="main" busy={busy}>
            Join
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
