import type { LobbySnapshot } from '@gamelobby/client';
import { useState } from 'preact/hooks';
import { Button } from '../../components/Button';
import { NumberField } from '../../components/NumberField';
import type { Config } from '../../state/config';
import { describeError } from '../describeError';
import { addBots, botsIn, removeBots } from './bots';

const MAX = 32;

/** Fills the lobby with players of this page, to try it out. */
export function Bots({ config, lobby }: { config: Config; lobby: LobbySnapshot }) {
  const [wanted, setWanted] = useState(1);
  const [problem, setProblem] = useState<string>();
  const present = botsIn(lobby.lobbyId);
  const add = async () => {
    setProblem(undefined);
    if (wanted >= 1 && wanted <= MAX)
      await addBots(config, lobby, wanted).catch(error => setProblem(describeError(error)));
    else setProblem(`Add 1 to ${MAX} bots at once.`);
  };
  return (
    <section class="panel" aria-label="Bots">
      <h2>Bots</h2>
      <div class="row bots">
        <NumberField label="Number of bots" error={problem} value={wanted} min={1} max={MAX} onChange={setWanted} />
        <Button icon="userPlus" onPress={add}>
          Add bots
        </Button>
        <Button disabled={!present} onPress={() => removeBots(lobby.lobbyId)}>
          Remove bots
        </Button>
      </div>
      <p class="hint" role="status">
        {present ? `${present === 1 ? '1 bot of this page is' : `${present} bots of this page are`} here. ` : ''}
        Bots join, get ready, and leave when this page closes.
      </p>
    </section>
  );
}
