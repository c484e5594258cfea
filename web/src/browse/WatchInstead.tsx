import { Confirm } from '../components/Confirm';
import { join, matchOn } from '../state/joining';
import type { Session } from '../state/session';

/** Offered to who comes too late to play. Whether the lobby lets anyone watch shows when it is tried. */
export function WatchInstead({ session }: { session: Session }) {
  const how = matchOn.value;
  if (!how) return null;
  return (
    <Confirm
      title="The match has started"
      text="You can't play until it ends, but you can watch if the host allows spectators."
      action="Watch"
      look="main"
      onConfirm={() => join(session, { ...how, spectate: true })}
      onClose={() => (matchOn.value = null)}
    />
  );
}
