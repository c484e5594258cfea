import { initialsOf } from './initials';

/** A player's initials, on a colour that stays the player's. */
export function Avatar({ id, name }: { id: string; name: string }) {
  const sum = [...id].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 9973, 7);
  // The golden angle: ids that differ a little differ much in colour.
  const hue = Math.round((sum * 137.5) % 360);
  return (
    <span class="avatar" style={{ '--hue': `${hue}` }} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
