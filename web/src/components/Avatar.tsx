/** A player's initials, on a colour that stays the player's. */
export function Avatar({ id, name }: { id: string; name: string }) {
  const hue = [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);
  const initials = name
    .split(/\s+/)
    .map(word => word[0])
    .join('')
    .slice(0, 2)
    .toUpperCase();
  return (
    <span class="avatar" style={{ '--hue': `${hue}` }} aria-hidden="true">
      {initials}
    </span>
  );
}
