import { useState } from 'preact/hooks';
import { Button } from '../components/Button';
import { Field } from '../components/Field';
import { codeIn } from '../state/code';
import { join } from '../state/joining';
import type { Session } from '../state/session';

export function JoinByCode({ session }: { session: Session }) {
  const [code, setCode] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);

  const submit = async (event: Event) => {
    event.preventDefault();
    const parsed = codeIn(code);
    if (!parsed) return setError('A code has 6 letters and digits, such as K7QF2M. It never contains 0, 1, I, L or O.');
    setBusy(true);
    await join(session, { code: parsed }, setError);
    setBusy(false);
  };

  return (
    <section class="card" aria-labelledby="by-code">
      <h2 id="by-code">Join a friend</h2>
      <form class="code-form" onSubmit={submit} noValidate>
        <Field label="Code" error={error} hint="Your friend can find it in the lobby.">
          {control => (
            <div class="row">
              <input
                {...control}
                class="mono code-input"
                placeholder="K7QF2M"
                autocomplete="off"
                autocapitalize="characters"
                spellcheck={false}
                value={code}
                onInput={event => {
                  const { value } = event.currentTarget;
                  setCode(codeIn(value) ?? value.toUpperCase());
                  setError(undefined);
                }}
              />
              <Button type="submit" variant="primary" busy={busy}>
                Join
              </Button>
            </div>
          )}
        </Field>
      </form>
    </section>
  );
}
