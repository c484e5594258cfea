import { applyPush } from './applyPush.js';
import { type Clock, Timer } from './clock.js';
import type { HelloReply, LobbyChangedPush, LobbySnapshot } from './protocol.js';
import { Store } from './store.js';

/** How long a missing version is waited for before the whole lobby is fetched. */
const GAP_TIMEOUT_MS = 1_000;

/** The maximum number of pushes that wait for an earlier version. */
const MAX_PENDING = 256;

export interface LobbyReplicaOptions {
  clock: Clock;
  /** Requests the player's lobby and calls `refresh` or `leave`. Rejects once the client has ended. */
  fetch(): Promise<unknown>;
  /** Receives each push once, in order, after the replica has applied it. */
  onApplied(push: LobbyChangedPush): void;
}

/** The client's copy of the player's lobby, built from snapshots and from pushes that can arrive in any order. */
export class LobbyReplica {
  readonly store = new Store<LobbySnapshot | null>(null);
  /** The last version of each lobby that the player is no longer in. */
  readonly #endVersions = new Map<string, number>();
  readonly #gapTimer: Timer;
  #pending: LobbyChangedPush[] = [];
  /** The highest version that a reply has announced. */
  #expectedVersion = 0;
  #isFetching = false;

  constructor(private readonly options: LobbyReplicaOptions) {
    this.#gapTimer = new Timer(options.clock);
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
    const { bans, ...lobby } = snapshot;
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

  /** Records that the lobby was closed, or the player removed from it, at this version. */
  end(lobbyId: string, version: number): void {
    this.#recordEnd(lobbyId, version);
    if (this.lobby && this.#hasEnded(this.lobby.lobbyId, this.lobby.version)) this.leave();
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
    this.store.set(snapshot);
    for (let next = this.#nextPush(); this.lobby && next; next = this.#nextPush()) {
      this.store.set(applyPush(this.lobby, next));
      this.options.onApplied(next);
    }

    const { lobby } = this;
    this.#pending = this.#pending.filter(push => push.lobbyId !== lobby?.lobbyId || push.version > lobby.version);
    this.#checkForGap();
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
