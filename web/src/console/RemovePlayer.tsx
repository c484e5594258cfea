import { useState } from 'preact/hooks';
import { Menu } from '../components/Menu';
import { ConfirmRemoval, type Removal, removalItems } from '../lobby/Removal';
import { notify } from '../state/notices';
import type { Service } from './service';

interface RemovePlayerProps {
  service: Service;
  player: { playerId: string; name: string };
  onDone: () => void;
}

/** A menu that kicks or bans a player from the lobby that they are in. */
export function RemovePlayer({ service, player: { playerId, name }, onDone }: RemovePlayerProps) {
  const [removal, setRemoval] = useState<Removal | null>(null);
  const remove = async (reason: string | undefined) => {
    await service.send('member.kick', { playerId, ban: removal === 'ban', reason });
    notify(removal === 'ban' ? `Banned ${name}.` : `Kicked ${name}.`);
    onDone();
  };
  return (
    <>
      <Menu label={`Actions for ${name}`} items={removalItems(setRemoval)} />
      {removal && (
        <ConfirmRemoval
          removal={removal}
          name={name}
          text={
            removal === 'ban'
              ? "They are removed from the lobby that they are in, and can't return until its host lifts the ban."
              : 'They are removed from the lobby that they are in, and can return after a minute.'
          }
          note="Reason (optional; the player sees it)"
          onConfirm={remove}
          onClose={() => setRemoval(null)}
        />
      )}
    </>
  );
}
