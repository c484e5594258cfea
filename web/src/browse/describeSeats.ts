import type { LobbySummary } from '@gamelobby/client';

/** Describes who is in a lobby, beyond the number of its players, or else its teams. */
export function describeSeats({ players, online, spectators, teams }: LobbySummary): string {
  const present = online === 0 ? 'Nobody online' : online < players ? `${online} online` : '';
  const watching = spectators > 0 ? `${spectators} watching` : '';
  return [present, watching].filter(Boolean).join(', ') || (teams.length ? `${teams.length} teams` : 'No teams');
}
