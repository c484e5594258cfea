import { Screen } from '../components/Screen';
import { IssuerButton } from '../screens/IssuerButton';
import type { SignInMethod } from '../state/signIn';
import { SCOPE } from './access';

export function SignInAsOperator({ access: { withIssuer, problem } }: { access: SignInMethod }) {
  return (
    <Screen title="Sign in" name="sign-in">
      <div class="card sign-in-card">
        <div>
          <h1>Console</h1>
          <p class="subtle">See and moderate every lobby. Your account needs the scope {SCOPE}.</p>
        </div>
        {withIssuer && <IssuerButton signIn={withIssuer} problem={problem} />}
      </div>
    </Screen>
  );
}
