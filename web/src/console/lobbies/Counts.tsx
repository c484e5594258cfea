import type { LobbyCounts } from '@gamelobby/client';
import { Button } from '../../components/Button';
import { Figures } from '../Figures';
import { formatTime } from '../formatTime';
import { LoadFailure } from '../LoadFailure';
import type { Service } from '../service';
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
          <div class="table-scroll" tabIndex={0} role="group" aria-label="Counts by mode and region">
            <table>
              <thead>
                <tr>
                  <th scope="col">Mode</th>
                  <th scope="col">Region</th>
                  {columns.map(([key, label]) => (
                    <th key={key} scope="col" class="number">
                      {label}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {value?.modes.map(({ mode, region, counts }) => (
                  <tr key={`${mode} ${region}`}>
                    <td>{mode}</td>
                    <td>{region ?? 'any'}</td>
                    {columns.map(([key]) => (
                      <td key={key} class="number">
                        {counts[key]}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
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
