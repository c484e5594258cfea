import type { MemberSnapshot } from '@gamelobby/client';
import { useState } from 'preact/hooks';
import { Menu, type MenuItem } from '../components/Menu';
import { attempt, notify } from '../state/notices';
import { ConfirmRemoval, type Removal, removalItems } from './Removal';
import type { LobbyView } from './view';

/** The host's actions for another member. */
export function MemberMenu({ view: { client, lobby }, member }: { view: LobbyView; member: MemberSnapshot }) {
  const [removal, setRemoval] = useState<Removal | null>(null);
  const { playerId, name, muted } = member;
  const isPlayer = member.role !== 'spectator';

  const moves: MenuItem[] = lobby.teams
    .filter(team => isPlayer && team.name !== member.team)
    .map(team => ({
      label: `Move to ${team.name}`,
      icon: 'arrow',
      onPick: () => attempt(client.setTeam({ playerId, team: team.name })),
    }));
  const promote: MenuItem = {
    label: 'Make host',
    icon: 'crown',
    onPick: async () => (await attempt(client.promoteMember({ playerId }))) && notify(`${name} is now the host.`),
  };

  return (
    <>
      <Menu
        label={`Actions for ${name}`}
        items={[
          ...moves,
          ...(isPlayer ? [promote] : []),
          {
            label: muted ? 'Unmute' : 'Mute',
            icon: 'muted',
            onPick: () => attempt(client.muteMember({ playerId, muted: !muted })),
          },
          ...removalItems(setRemoval),
        ]}
      />
      {removal && (
        <ConfirmRemoval
          removal={removal}
          name={name}
          text={
            removal === 'ban'
              ? "They can't join again until you lift the ban in the settings."
              : 'They can join again after a minute.'
          }
          note="Reason (optional)"
          onConfirm={reason => attempt(client.kickMember({ playerId, ban: removal === 'ban', reason }))}
          onClose={() => setRemoval(null)}
        />
      )}
    </>
  );
}
