import type { ConnectionState } from './connection.js';
import { callSafely, reportException } from './exceptions.js';
import type { LobbyChange } from './lobbyReplica.js';
import type { Log } from './log.js';
import type { HelloReply, Push, PushEvents } from './protocol.js';

/** A connection could not be opened, or the open one was lost. */
export interface SessionLost {
  /** The error or the close event. A `LobbyError` with the code `refused` if the service refused the connection. */
  readonly cause: unknown;
  /** The number of failures in a row. */
  readonly attempt: number;
  /** The delay before the next attempt; 0 if it has begun. */
  readonly retryInMs: number;
}

/** The events of a client, and what their listeners receive. */
export interface Events extends PushEvents {
  /** The state of the connection changed. */
  stateChanged: ConnectionState;
  /** A connection is open, the first or a later one. Watches belong to a connection, so call `watchLobbies` again. */
  sessionOpened: HelloReply;
  /** A connection could not be opened, or the open one was lost. */
  sessionLost: SessionLost;
  /** The player's lobby changed, or the player joined or left one. `currentLobby` is up to date. */
  lobbyChanged: LobbyChange;
  /**
   * A push arrived, of any type: a newer service may send types that are not in `Push`. A `lobby.changed` is raised after it was
   * applied. The push's own event comes first.
   */
  pushReceived: Push;
  /**
   * A listener of the app threw this exception. It interrupts neither the client nor other listeners. Without a listener for this
   * event, the exception is passed to `reportError`, or to `console.error` where that does not exist.
   */
  unhandledException: unknown;
}

/** Handles an event of type `E`. */
export type Listener<E extends keyof Events> = (event: Events[E]) => void;

/**
 * Keeps listeners by event and calls them.
 * @internal
 */
export class Emitter {
  readonly #listeners = new Map<keyof Events, Set<{ call: (event: never) => void }>>();

  constructor(private readonly log: Log) {}

  on<E extends keyof Events>(name: E, call: Listener<E>): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners);
    // Wrapped so that the same function can be registered twice.
    const listener = { call };
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  /** Calls the listeners of an event, until one of them makes it outdated. */
  emit<E extends keyof Events>(name: E, event: Events[E], isCurrent = () => true): void {
    for (const listener of this.#listenersOf(name)) if (isCurrent()) this.call(() => listener(event));
  }

  /** Calls an app's listener, and raises `unhandledException` if it fails. */
  readonly call = (listener: () => void): void => callSafely(listener, error => this.#handleException(error));

  #handleException(error: unknown): void {
    this.log('error', 'Unhandled exception in a listener.', error);
    const listeners = this.#listenersOf('unhandledException');
    if (!listeners.length) reportException(error);
    for (const listener of listeners) callSafely(() => listener(error), reportException);
  }

  #listenersOf<E extends keyof Events>(name: E): Listener<E>[] {
    return [...(this.#listeners.get(name) ?? [])].map(({ call }) => call as Listener<E>);
  }
}
