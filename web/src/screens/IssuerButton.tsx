import { useState } from 'preact/hooks';
import { Button } from '../components/Button';
import { errorMessage } from '../state/errorMessage';

/** Leads to the issuer's own page. */
export function IssuerButton({ signIn, problem }: { signIn: () => Promise<void>; problem: string | null }) {
  const [error, setError] = useState(problem);
  const start = () => signIn().catch((failed: unknown) => setError(`Sign-in failed: ${errorMessage(failed)}`));
  return (
    <>
      {error && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
      <Button variant="accent" wide onPress={start}>
        Sign in
      </Button>
    </>
  );
}
