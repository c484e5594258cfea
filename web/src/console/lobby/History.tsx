import type { HistoryReply, HistoryVersion } from '@gamelobby/client';
import { useRef, useState } from 'preact/hooks';
import { Button } from '../../components/Button';
import { SearchField } from '../../components/SearchField';
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
  const known = useRef<HistoryVersion[]>([]);
  /** The cursor for earlier versions; null if there are none, undefined until the first page has loaded. */
  const [before, setBefore] = useState<number | null>();
  const [failure, setFailure] = useState<unknown>(null);
  const add = (page: HistoryReply) => {
    known.current = mergeVersions(page.versions, known.current);
  };
  const latest = usePolled(
    async () => {
      const page = await service.send('admin.history', { lobbyId, limit: PAGE });
      add(page);
      setBefore(cursor => (cursor === undefined ? page.before : cursor));
      return page;
    },
    POLL_MS,
    [lobbyId],
  );
  const versions = known.current;
  const shown = versions.filter(each => mentions(each, filter));
  const isLate = version !== undefined && latest.value !== undefined && (versions[0]?.version ?? 0) < version;

  const showEarlier = async () => {
    try {
      const page = await service.send('admin.history', { lobbyId, limit: PAGE, before });
      add(page);
      setBefore(page.before);
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
      <SearchField
        label="Filter history"
        placeholder="Filter by player, reason or change"
        value={filter}
        onChange={setFilter}
      />
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
      {typeof before === 'number' && (
        <Button small onPress={showEarlier}>
          Show earlier
        </Button>
      )}
    </section>
  );
}
