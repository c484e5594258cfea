import type { LobbySnapshot } from '@gamelobby/client';
import { CopyButton } from '../components/CopyButton';
import { linkTo } from '../state/doorway';

export function CodeCard({ lobby: { code, visibility } }: { lobby: LobbySnapshot }) {
  // Where only invites let in, the code opens nothing.
  if (!code || visibility === 'invite') return null;
  return (
    <section class="code-card" aria-label="Lobby code">
      <span class="code-label" aria-hidden="true">
        Code
      </span>
      <strong class="mono code">{code}</strong>
      <CopyButton text={code} label="Copy code" small />
      <CopyButton text={linkTo(code)} label="Copy link" icon="link" small>
        Link
      </CopyButton>
    </section>
  );
}
