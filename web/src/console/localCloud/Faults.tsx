import { useState } from 'preact/hooks';
import { Badge } from '../../components/Badge';
import { Button } from '../../components/Button';
import { NumberField } from '../../components/NumberField';
import { Select } from '../../components/Select';
import { Switch } from '../../components/Switch';
import { attempt } from '../../state/notices';
import { LoadFailure } from '../LoadFailure';
import { usePolled } from '../usePolled';
import { allFaults, type ChaosPlan, isActive, withFault, wordsOf } from './chaos';
import type { LocalCloud } from './localCloud';

const POLL_MS = 3_000;
const rates = [0.01, 0.03, 0.1, 0.5, 1].map(rate => ({ id: String(rate), name: `${rate * 100} %` }));

/** Switches for the faults that LocalCloud injects. */
export function Faults({ localCloud }: { localCloud: LocalCloud }) {
  const [seed, setSeed] = useState(1);
  const [rate, setRate] = useState('0.03');
  const { value, error, reload, replace } = usePolled(
    async () => ({ plan: await localCloud.plan(), counts: await localCloud.faults() }),
    POLL_MS,
    [],
  );
  const { plan = {}, counts = {} } = value ?? {};
  const names = Object.keys(counts).sort();
  const set = async (next: ChaosPlan) => {
    replace({ plan: next, counts });
    await attempt(localCloud.setPlan(next));
    reload();
  };
  // An empty field is not a number.
  const chosen = Number.isInteger(seed) ? seed : 0;
  return (
    <section class="panel" aria-label="Faults">
      <header>
        <h2>Faults</h2>
        {isActive(plan) && <Badge tone="bad">Active with seed {plan.seed ?? 0}</Badge>}
      </header>
      <LoadFailure error={error} />
      <div class="fault-settings">
        <NumberField label="Seed" value={seed} min={0} max={1_000_000} onChange={setSeed} />
        <Select label="Rate of a fault" value={rate} choices={rates} onChange={setRate} />
      </div>
      <div class="row">
        <Button small onPress={() => set(allFaults(names, chosen))}>
          Inject all faults
        </Button>
        <Button small disabled={!isActive(plan)} onPress={() => set({})}>
          Stop all faults
        </Button>
      </div>
      <ul class="faults" aria-label="Faults">
        {names.map(name => {
          const current = plan.rates?.[name] ?? 0;
          return (
            <li key={name}>
              <Switch
                label={wordsOf(name)}
                checked={current > 0}
                onChange={isOn => void set(withFault(plan, name, isOn ? Number(rate) : 0, chosen))}
              />
              <span class="hint figures">
                {current > 0 && `${Number((current * 100).toFixed(2))} %, `}
                {counts[name]} so far
              </span>
            </li>
          );
        })}
      </ul>
      <p class="hint">Each change starts the sequences of all faults again. The requests of this page can fail, too.</p>
    </section>
  );
}
