import { useState } from 'preact/hooks';
import { Confirm } from '../components/Confirm';
import { Menu } from '../components/Menu';
import { notify } from '../state/notices';
import type { Service } from './service';

interface RemovePlayerProps {
  service: Service;
  player: { playerId: string; name: string };
  onDone: () => void;
}

/** A menu that kicks or bans a player from the lobby that they are in. */
export function RemovePlayer({ service, player: { playerId, name }, onDone }: RemovePlayerProps) {
  const [removal, setRemoval] = useState<'kick' | 'ban' | null>(null);
  const remove = async (reason: string | undefined) => {
    await service.send('member.kick', { playerId, ban: removal === 'ban', reason });
    notify(removal === 'ban' ? `Banned ${name}.` : `Kicked ${name}.`);
    onDone();
  };
  return (
    <>
      <Menu
        label={`Actions for ${name}`}
        items={[
          { label: 'Kick', icon: 'leave', danger: true, onPick: () => setRemoval('kick') },
          { label: 'Ban', icon: 'ban', danger: true, onPick: () => setRemoval('ban') },
        ]}
      />
      {removal && (
        <Confirm
          title={removal === 'ban' ? `Ban ${name}?` : `Kick ${name}?`}
          text={
            removal === 'ban'
              ? "They are removed from the lobby that they are in, and can't return until its host lifts the ban."
              : 'They are removed from the lobby that they are in, and can return after a minute.'
          }
          action={removal === 'ban' ? 'Ban' : 'Kick'}
          note="Reason (optional; the player sees it)"
          onConfirm={remove}
          onClose={() => setRemoval(null)}
        />
      )}
    </>
  );
}
