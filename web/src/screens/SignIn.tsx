import { useState } from 'preact/hooks';
import { Button } from '../components/Button';
import { Field } from '../components/Field';
import { Icon } from '../components/Icon';
import { Screen } from '../components/Screen';
import { linkedCode } from '../state/lobbyLink';
import { isVisible, lastName, newPlayerId, type Player } from '../state/player';
import type { SignInMethod } from '../state/signIn';
import { IssuerButton } from './IssuerButton';

interface SignInProps {
  method: SignInMethod;
  /** Signs in a player who only chose a name. */
  onSignIn: (player: Player) => void;
}

export function SignIn({ method, onSignIn }: SignInProps) {
  const { withIssuer, problem, requested } = method;
  return (
    <Screen title="Sign in" name="sign-in">
      <div class="card sign-in-card">
        <div>
          <h1>Gather your team</h1>
          <p class="subtle">Find players, get ready, and start the match together.</p>
        </div>
        {linkedCode.value && (
          <p class="note">
            <Icon name="link" size={18} />
            <span>
              You were invited to the lobby <strong class="mono">{linkedCode.value}</strong>. You will join it when you
              sign in.
            </span>
          </p>
        )}
        {withIssuer ? (
          <IssuerButton signIn={withIssuer} problem={problem} />
        ) : (
          <NameForm requested={requested} onSignIn={onSignIn} />
        )}
      </div>
    </Screen>
  );
}

function NameForm({ requested, onSignIn }: { requested: Partial<Player>; onSignIn: (player: Player) => void }) {
  const [name, setName] = useState(lastName());
  const [error, setError] = useState<string>();

  const submit = (event: Event) => {
    event.preventDefault();
    const chosen = name.trim();
    if (!isVisible(chosen)) return setError('Enter a name for other players to see.');
    onSignIn({ playerId: requested.playerId ?? newPlayerId(chosen), name: chosen });
  };

  return (
    <form class="sign-in-form" onSubmit={submit} noValidate>
      <Field label="Your name" error={error} hint={requested.playerId && `You will continue as ${requested.playerId}.`}>
        {control => (
          <input
            {...control}
            value={name}
            maxLength={32}
            autocomplete="nickname"
            autofocus
            onInput={event => {
              setName(event.currentTarget.value);
              setError(undefined);
            }}
          />
        )}
      </Field>
      <Button type="submit" variant="accent" wide>
        Play
      </Button>
      <p class="hint">Each tab is a separate player, so you can try a lobby on your own with two tabs.</p>
    </form>
  );
}
