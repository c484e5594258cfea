import { applyPush } from './applyPush.js';
import { type Clock, Timer } from './clock.js';
import type { HelloReply, LobbyChangedPush, LobbySnapshot } from './protocol.js';
import { type Call, Store } from './store.js';

/** How long a missing version is waited for before the whole lobby is fetched. */
const GAP_TIMEOUT_MS = 1_000;

/** The maximum number of pushes that wait for an earlier version. */
const MAX_PENDING = 256;

/** A change of the player's current lobby. Its `before` is the `after` of the previous change. */
export interface LobbyChange {
  /** The lobby before the change; null if the player was in none. */
  readonly before: LobbySnapshot | null;
  /** The lobby after the change; null if the player is in none. */
  readonly after: LobbySnapshot | null;
  /** The push that caused the change; null if a whole snapshot arrived or the player left. */
  readonly push: LobbyChangedPush | null;
}

/** @internal */
export interface LobbyReplicaOptions {
  clock: Clock;
  /** Requests the player's lobby and calls `refresh`. Rejects once the client has ended. */
  fetch(): Promise<unknown>;
  /** Calls an app's listener. */
  call: Call;
  /** Receives each change once, in order, after the replica has applied it. */
  onChanged(change: LobbyChange): void;
}

/**
 * The client's copy of the player's lobby, built from snapshots and from pushes that can arrive in any order.
 * @internal
 */
export class LobbyReplica {
  readonly store: Store<LobbySnapshot | null>;
  /** The last version of each lobby that the player is no longer in. */
  readonly #endVersions = new Map<string, number>();
  readonly #gapTimer: Timer;
  #pending: LobbyChangedPush[] = [];
  /** The highest version that a reply has announced. */
  #expectedVersion = 0;
  #isFetching = false;

  constructor(private readonly options: LobbyReplicaOptions) {
    this.#gapTimer = new Timer(options.clock);
    this.store = new Store<LobbySnapshot | null>(null, options.call);
  }

  get lobby(): LobbySnapshot | null {
    return this.store.getSnapshot();
  }

  /** Replaces the replica, unless the snapshot is older or the player has left that lobby since. */
  applySnapshot(snapshot: LobbySnapshot): void {
    const current = this.lobby;
    if (this.#hasEnded(snapshot.lobbyId, snapshot.version)) return;
    if (current?.lobbyId === snapshot.lobbyId && snapshot.version <= current.version) return;

    if (current?.lobbyId !== snapshot.lobbyId) this.#expectedVersion = 0;
    this.#update(snapshot);
  }

  /** Applies the reply to `lobby.get`. It is current, so versions that earlier replies announced are no longer expected. */
  refresh(snapshot: LobbySnapshot): void {
    if (this.lobby && this.lobby.lobbyId !== snapshot.lobbyId) return;
    this.#expectedVersion = 0;
    // No push updates the bans, so they would go stale.
    const { bans, banNames, ...lobby } = snapshot;
    this.applySnapshot(lobby);
  }

  /** Applies a push, now or once the versions before it have arrived. */
  applyPush(push: LobbyChangedPush): void {
    this.#pending = [...this.#pending, push].slice(-MAX_PENDING);
    this.#update(this.lobby);
  }

  /** Expects the push of a version that a reply has announced; it may have arrived already. */
  expectVersion(version: number): void {
    this.#expectedVersion = Math.max(this.#expectedVersion, version);
    this.#update(this.lobby);
  }

  /** Applies the reply to `session.hello`; `requestedId` is the lobby that the hello named. */
  resume({ lobby, missed }: HelloReply, requestedId?: string | null): void {
    if (lobby) this.applySnapshot(lobby);
    else if (!missed && this.lobby?.lobbyId === (requestedId ?? undefined)) this.leave();
  }

  /**
   * Records that the lobby was closed, or the player removed from it, at this version. Returns false if the player has
   * joined it again since.
   */
  end(lobbyId: string, version: number): boolean {
    this.#recordEnd(lobbyId, version);
    if (this.lobby?.lobbyId !== lobbyId) return true;
    if (!this.#hasEnded(lobbyId, this.lobby.version)) return false;
    this.leave();
    return true;
  }

  /** Records that the player is in no lobby. */
  leave(): void {
    if (this.lobby) this.#recordEnd(this.lobby.lobbyId, this.lobby.version);
    this.#pending = [];
    this.#expectedVersion = 0;
    this.#update(null);
  }

  #recordEnd(lobbyId: string, version: number): void {
    this.#endVersions.set(lobbyId, Math.max(version, this.#endVersions.get(lobbyId) ?? 0));
  }

  #hasEnded(lobbyId: string, version: number): boolean {
    return version <= (this.#endVersions.get(lobbyId) ?? 0);
  }

  /** Sets the snapshot, applies the pending pushes that follow it one by one, and checks for a gap. */
  #update(snapshot: LobbySnapshot | null): void {
    if (snapshot !== this.lobby) this.#set(snapshot, null);
    for (let next = this.#nextPush(); this.lobby && next; next = this.#nextPush())
      this.#set(applyPush(this.lobby, next), next);

    const { lobby } = this;
    this.#pending = this.#pending.filter(push => push.lobbyId !== lobby?.lobbyId || push.version > lobby.version);
    this.#checkForGap();
  }

  #set(after: LobbySnapshot | null, push: LobbyChangedPush | null): void {
    const before = this.lobby;
    this.store.set(after);
    this.options.onChanged({ before, after, push });
  }

  #nextPush(): LobbyChangedPush | undefined {
    const { lobby } = this;
    return this.#pending.find(
      push => push.lobbyId === lobby?.lobbyId && push.previous <= lobby.version && push.version > lobby.version,
    );
  }

  #checkForGap(): void {
    const { lobby } = this;
    const isComplete =
      !lobby || (this.#expectedVersion <= lobby.version && !this.#pending.some(push => push.lobbyId === lobby.lobbyId));
    if (isComplete) this.#gapTimer.stop();
    else if (!this.#gapTimer.isSet && !this.#isFetching)
      this.#gapTimer.set(GAP_TIMEOUT_MS, () => void this.#fetchLobby());
  }

  async #fetchLobby(): Promise<void> {
    this.#isFetching = true;
    const hasFetched = await this.options.fetch().then(
      () => true,
      () => false,
    );
    this.#isFetching = false;
    if (hasFetched) this.#checkForGap();
  }
}
