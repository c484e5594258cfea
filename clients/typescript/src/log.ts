import { callSafely, reportException } from './exceptions.js';

/** An entry of the client's log. Entries never contain tokens, and no data of requests, replies and pushes. */
export interface LogEntry {
  /**
   * How important the entry is. `debug`: requests, replies and pushes; `info`: changes of the connection's state; `warning`:
   * lost and refused connections, retries, and frames that could not be read; `error`: exceptions of the app's listeners.
   */
  readonly level: 'debug' | 'info' | 'warning' | 'error';
  /** What happened. */
  readonly message: string;
  /** The error that led to the entry, if there is one. */
  readonly error?: unknown;
}

/**
 * Writes a log entry.
 * @internal
 */
export type Log = (level: LogEntry['level'], message: string, error?: unknown) => void;

/**
 * Creates the function that passes log entries to the app.
 * @internal
 */
export const createLog =
  (sink: ((entry: LogEntry) => void) | undefined): Log =>
  (level, message, error) => {
    if (sink) callSafely(() => sink({ level, message, ...(error !== undefined && { error }) }), reportException);
  };
