import type { HistoryVersion } from '@gamelobby/client';
import { useState } from 'preact/hooks';
import { Button } from '../../components/Button';
import { Field } from '../../components/Field';
import { LoadFailure } from '../LoadFailure';
import type { Service } from '../service';
import { usePolled } from '../usePolled';
import { mergeVersions, mentions } from './describeVersion';
import { HistoryEntry } from './HistoryEntry';

const POLL_MS = 5_000;
const PAGE = 30;

interface HistoryProps {
  service: Service;
  lobbyId: string;
  /** The lobby's current version, if known. */
  version: number | undefined;
  /** The names of current members by player id. */
  names: ReadonlyMap<string, string>;
}

/** The versions of a lobby as a timeline, the latest first. */
export function History({ service, lobbyId, version, names }: HistoryProps) {
  const [filter, setFilter] = useState('');
  const [earlier, setEarlier] = useState<{ versions: HistoryVersion[]; before: number | null }>();
  const [failure, setFailure] = useState<unknown>(null);
  const latest = usePolled(() => service.send('admin.history', { lobbyId, limit: PAGE }), POLL_MS, [lobbyId]);
  const versions = mergeVersions(latest.value?.versions ?? [], earlier?.versions ?? []);
  const before = earlier ? earlier.before : (latest.value?.before ?? null);
  const shown = versions.filter(each => mentions(each, filter));
  const isLate = version !== undefined && latest.value !== undefined && (versions[0]?.version ?? 0) < version;

  const showEarlier = async () => {
    try {
      const page = await service.send('admin.history', { lobbyId, limit: PAGE, before });
      setEarlier({ versions: [...versions, ...page.versions], before: page.before });
      setFailure(null);
    } catch (error) {
      setFailure(error);
    }
  };

  return (
    <section class="panel history" aria-label="History">
      <header>
        <h2>History</h2>
        <span class="hint figures">{shown.length}</span>
      </header>
      <Field label="Filter history" bare>
        {control => (
          <input
            {...control}
            type="search"
            placeholder="Filter by player, reason or change"
            value={filter}
            onInput={event => setFilter(event.currentTarget.value)}
          />
        )}
      </Field>
      <LoadFailure error={latest.error ?? failure} />
      {isLate && <p class="hint">Versions appear here about a minute after they are stored.</p>}
      {latest.value && !shown.length && !isLate && (
        <p class="hint">{filter ? 'No version matches.' : 'No version is kept.'}</p>
      )}
      <ol class="timeline" aria-label="Versions">
        {shown.map(each => (
          <HistoryEntry key={each.version} version={each} names={names} />
        ))}
      </ol>
      {before !== null && (
        <Button small onPress={showEarlier}>
          Show earlier
        </Button>
      )}
    </section>
  );
}
