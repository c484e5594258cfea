import { Confirm } from '../components/Confirm';
import { join, watchPrompt } from '../state/joining';
import type { Session } from '../state/session';

/** Offers to watch a match that has already started. The request fails if the lobby does not allow spectators. */
export function WatchInstead({ session }: { session: Session }) {
  const request = watchPrompt.value;
  if (!request) return null;
  return (
    <Confirm
      title="The match has started"
      text="You can't play until it ends, but you can watch if the host allows spectators."
      action="Watch"
      variant="primary"
      onConfirm={() => join(session, { ...request, spectate: true })}
      onClose={() => (watchPrompt.value = null)}
    />
  );
}
