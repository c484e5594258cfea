import { useState } from 'preact/hooks';
import { Button } from '../components/Button';
import { Select } from '../components/Select';
import { attempt, notify } from '../state/notices';
import type { Session } from '../state/session';
import type { Selection } from './selection';

/** Joins the fullest matching lobby, or creates one. */
export function QuickJoin({ session, preferred }: { session: Session; preferred: Selection }) {
  const { modes } = session.config;
  const [chosen, setChosen] = useState<string>();
  const mode = chosen ?? (preferred.mode || modes[0]?.id || '');
  const region = preferred.region || null;

  const play = async () => {
    const name = `${session.player.value.name}'s lobby`;
    const createIfNone = { name, mode, region, maxPlayers: 8 };
    const joined = await attempt(session.client.quickJoin({ mode, region, createIfNone }));
    if (joined?.created) notify('Nobody is waiting in a lobby with a free seat, so you are hosting a new one.');
  };

  return (
    <section class="card call-card" aria-labelledby="quick-join">
      <h2 id="quick-join">Play now</h2>
      <p class="subtle">Join the fullest lobby with a free seat, or start a new one.</p>
      <Select label="Mode" value={mode} choices={modes} onChange={setChosen} />
      <Button variant="accent" icon="bolt" wide onPress={play}>
        Quick join
      </Button>
    </section>
  );
}
