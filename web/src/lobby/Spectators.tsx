import { spectatorsOf } from '../state/lobbyView';
import { MemberRow } from './MemberRow';
import type { LobbyView } from './view';

export function Spectators({ view }: { view: LobbyView }) {
  const watching = spectatorsOf(view.lobby);
  if (!watching.length) return null;
  return (
    <section class="team" aria-label="Watching">
      <header>
        <h2>Watching</h2>
        <span class="hint figures">{watching.length}</span>
      </header>
      <ul>
        {watching.map(member => (
          <MemberRow key={member.playerId} view={view} member={member} />
        ))}
      </ul>
    </section>
  );
}
