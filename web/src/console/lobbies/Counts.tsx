import type { LobbyCounts } from '@gamelobby/client';
import { Button } from '../../components/Button';
import { Figures } from '../Figures';
import { formatTime } from '../formatTime';
import { LoadFailure } from '../LoadFailure';
import type { Service } from '../service';
import { Table } from '../Table';
import { usePolled } from '../usePolled';

/** The service reads every lobby for the counts. */
const POLL_MS = 60_000;

const columns: [keyof LobbyCounts, string][] = [
  ['lobbies', 'Lobbies'],
  ['open', 'Open'],
  ['inMatch', 'In match'],
  ['players', 'Players'],
  ['online', 'Online'],
  ['spectators', 'Spectators'],
];

/** How many lobbies and players there are, in total and by mode and region. */
export function Counts({ service }: { service: Service }) {
  const { value, error, reload } = usePolled(() => service.send('admin.stats', {}), POLL_MS, []);
  return (
    <section class="panel counts" aria-label="Counts">
      <LoadFailure error={error} />
      <Figures figures={columns.map(([key, label]) => ({ label, value: value?.total[key] }))} />
      <div class="row">
        <details>
          <summary>By mode and region</summary>
          <Table
            label="Counts by mode and region"
            columns={[{ name: 'Mode' }, { name: 'Region' }, ...columns.map(([, name]) => ({ name, number: true }))]}
            rows={(value?.modes ?? []).map(({ mode, region, counts }) => ({
              key: `${mode} ${region}`,
              cells: [mode, region ?? 'any', ...columns.map(([key]) => counts[key])],
            }))}
          />
        </details>
        <span class="hint align-end">
          {value && `Counted at ${formatTime(value.at)}`}
          {value && !value.isComplete && '; there are more than one request counts'}
        </span>
        <Button icon="refresh" label="Count again" small variant="quiet" onPress={reload} />
      </div>
    </section>
  );
}
