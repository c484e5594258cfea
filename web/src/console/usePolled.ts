import { useEffect, useState } from 'preact/hooks';

/** A value that is loaded again and again. */
export interface Polled<T> {
  /** The latest value; it stays while a load fails. */
  value: T | undefined;
  /** Why the latest load failed; null if it did not. */
  error: unknown;
  reload: () => void;
  /** Shows a value until the next load. */
  replace: (value: T) => void;
}

/** Loads a value at once, when an input changes, and `intervalMs` after each load. Pauses while the tab is hidden. */
export function usePolled<T>(load: () => Promise<T>, intervalMs: number, inputs: unknown[]): Polled<T> {
  const [state, setState] = useState<Pick<Polled<T>, 'value' | 'error'>>({ value: undefined, error: null });
  const [reloads, setReloads] = useState(0);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isStopped = false;
    let isLoading = false;
    const run = async () => {
      clearTimeout(timer);
      if (document.hidden || isLoading) return;
      isLoading = true;
      const loaded = await load().then(
        value => ({ value, error: null }),
        (error: unknown) => ({ error }),
      );
      isLoading = false;
      if (isStopped) return;
      setState(known => ({ ...known, ...loaded }));
      timer = setTimeout(run, intervalMs);
    };
    document.addEventListener('visibilitychange', run);
    void run();
    return () => {
      isStopped = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', run);
    };
  }, [reloads, ...inputs]);

  return {
    ...state,
    reload: () => setReloads(count => count + 1),
    replace: value => setState({ value, error: null }),
  };
}
