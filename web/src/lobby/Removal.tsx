import { Confirm } from '../components/Confirm';
import type { MenuItem } from '../components/Menu';

/** How a member is removed from a lobby. */
export type Removal = 'kick' | 'ban';

export const removalItems = (choose: (removal: Removal) => void): MenuItem[] => [
  { label: 'Kick', icon: 'leave', danger: true, onPick: () => choose('kick') },
  { label: 'Ban', icon: 'ban', danger: true, onPick: () => choose('ban') },
];

interface ConfirmRemovalProps {
  removal: Removal;
  name: string;
  /** What follows from it. */
  text: string;
  note: string;
  onConfirm: (reason: string | undefined) => Promise<unknown>;
  onClose: () => void;
}

/** Asks before a member is removed, and for the reason. */
export function ConfirmRemoval({ removal, name, ...rest }: ConfirmRemovalProps) {
  const action = removal === 'ban' ? 'Ban' : 'Kick';
  return <Confirm title={`${action} ${name}?`} action={action} {...rest} />;
}
