import type { HistoryVersion } from '@gamelobby/client';
import { Badge } from '../../components/Badge';
import { formatTime } from '../formatTime';
import { linkToPlayer } from '../route';
import { authorOf, reasonOf, undeliveredOf } from './describeVersion';

interface HistoryEntryProps {
  version: HistoryVersion;
  names: ReadonlyMap<string, string>;
}

/** A version of a lobby: who caused it, why, what changed, and whom the push did not reach. */
export function HistoryEntry({ version, names }: HistoryEntryProps) {
  const { playerId, changes, request } = version;
  const undelivered = undeliveredOf(version);
  return (
    <li class={`timeline-entry ${version.by}`}>
      <p class="timeline-head">
        <strong>{reasonOf(version)}</strong>
        <time dateTime={version.at}>{formatTime(version.at)}</time>
      </p>
      <p>
        {authorOf(version)}{' '}
        {playerId && (
          <a href={linkToPlayer(playerId)}>
            <bdi>{names.has(playerId) ? `${names.get(playerId)} (${playerId})` : playerId}</bdi>
          </a>
        )}
      </p>
      {changes.length > 0 && (
        <ul class="timeline-changes">
          {changes.map((change, at) => (
            <li key={at}>{change}</li>
          ))}
        </ul>
      )}
      {undelivered && <Badge tone="bad">Not delivered at once: {undelivered}</Badge>}
      <p class="hint">
        Version {version.version}
        {request && (
          <>
            , request <span class="mono">{request}</span>
          </>
        )}
      </p>
    </li>
  );
}
