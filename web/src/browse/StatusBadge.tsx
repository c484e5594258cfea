import type { LobbySummary } from '@gamelobby/client';
import { Badge } from '../components/Badge';

/** Whether a lobby can be joined, or why not. */
export function StatusBadge({ lobby }: { lobby: LobbySummary }) {
  if (lobby.status === 'starting') return <Badge tone="busy">Starting</Badge>;
  if (lobby.status === 'inMatch') return <Badge tone="busy">In match</Badge>;
  if (lobby.locked) return <Badge icon="lock">Locked</Badge>;
  if (lobby.players >= lobby.maxPlayers) return <Badge tone="bad">Full</Badge>;
  return <Badge tone="good">Open</Badge>;
}
