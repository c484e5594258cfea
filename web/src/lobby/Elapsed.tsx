import { useEffect, useState } from 'preact/hooks';

const MINUTE_MS = 60_000;

/** The time since a moment, in whole minutes. */
export function Elapsed({ since, now }: { since: string; now: () => number }) {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick(count => count + 1), MINUTE_MS / 4);
    return () => clearInterval(timer);
  }, []);
  const minutes = Math.floor((now() - Date.parse(since)) / MINUTE_MS);
  return <>{minutes < 1 ? 'just now' : minutes === 1 ? 'a minute ago' : `${minutes} minutes ago`}</>;
}
