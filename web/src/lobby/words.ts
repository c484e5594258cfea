import type { LobbyStatus, Visibility } from '@gamelobby/client';

export const visibilities: Record<Visibility, string> = { public: 'Public', private: 'By code', invite: 'By invite' };
export const statuses: Record<LobbyStatus, string> = {
  open: 'Open',
  starting: 'Starting',
  inMatch: 'In match',
  closed: 'Closed',
};
