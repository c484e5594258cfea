import { initialsOf } from './initials';

/** A player's initials on a colour derived from the player id. */
export function Avatar({ id, name }: { id: string; name: string }) {
  const sum = [...id].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 9973, 7);
  // Multiplying by the golden angle gives similar ids clearly different hues.
  const hue = Math.round((sum * 137.5) % 360);
  return (
    <span class="avatar" style={{ '--hue': `${hue}` }} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
