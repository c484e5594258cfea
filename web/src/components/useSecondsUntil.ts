import { useEffect, useState } from 'preact/hooks';

/** Returns the seconds left until a time, updated every second; 0 once it has passed. */
export function useSecondsUntil(until: string | number | undefined, now: () => number): number {
  const [, tick] = useState(0);
  const then = until === undefined ? 0 : typeof until === 'number' ? until : Date.parse(until);
  const left = Math.max(0, then - now());
  const seconds = Math.ceil(left / 1000);
  useEffect(() => {
    if (!seconds) return;
    const timer = setTimeout(() => tick(count => count + 1), then - now() - (seconds - 1) * 1000 + 1);
    return () => clearTimeout(timer);
  });
  return seconds;
}
