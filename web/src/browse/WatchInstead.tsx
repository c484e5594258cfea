import { Confirm } from '../components/Confirm';
import { watchPrompt } from '../state/joining';

/** Offers to watch a match that has already started. The request fails if the lobby does not allow spectators. */
export function WatchInstead() {
  const watch = watchPrompt.value;
  if (!watch) return null;
  return (
    <Confirm
      title="The match has started"
      text="You can't play until it ends, but you can watch if the host allows spectators."
      action="Watch"
      variant="primary"
      onConfirm={watch}
      onClose={() => (watchPrompt.value = null)}
    />
  );
}
