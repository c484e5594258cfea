import type { LobbySnapshot } from '@gamelobby/client';
import { CopyButton } from '../components/CopyButton';
import { linkTo } from '../state/lobbyLink';

export function CodeCard({ lobby: { code, visibility } }: { lobby: LobbySnapshot }) {
  // The code does not admit anyone to an invite-only lobby.
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
