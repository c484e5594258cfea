import { apply } from './changes.js';
import { type Clock, Timer } from './clock.js';
import type { HelloReply, LobbyChangedPush, LobbySnapshot } from './protocol.js';
import { Store } from './store.js';

/** How long something may be missing before the whole lobby is asked for. */
const PATIENCE_MS = 1_000;

/** Pushes that wait for what comes before them; more never do. */
const MOST_AHEAD = 256;

export interface HeldLobbyOptions {
  clock: Clock;
  /** Asks for the player's lobby; whatever comes of it is told by `take` or `leave`. Rejects when nobody is there to ask any more. */
  ask(): Promise<unknown>;
  /** Hears of each push once the lobby is what it says: in order, and never twice. */
  applied(push: LobbyChangedPush): void;
}

/** The lobby that the player sits in, kept true by snapshots and pushes that come in any order. */
export class HeldLobby {
  readonly store = new Store<LobbySnapshot | null>(null);
  readonly #gone = new Map<string, number>();
  readonly #patience: Timer;
  #ahead: LobbyChangedPush[] = [];
  /** The version that a reply told of. */
  #promised = 0;
  #asking = false;

  constructor(private readonly options: HeldLobbyOptions) {
    this.#patience = new Timer(options.clock);
  }

  get lobby(): LobbySnapshot | null {
    return this.store.getSnapshot();
  }

  /** The player's own lobby as the service tells it. One that is older than what is held, or was left since, is dropped. */
  take(snapshot: LobbySnapshot): void {
    const held = this.lobby;
    if (this.#isGone(snapshot.lobbyId, snapshot.version)) return;
    if (held?.lobbyId === snapshot.lobbyId && snapshot.version <= held.version) return;

    if (held?.lobbyId !== snapshot.lobbyId) this.#promised = 0;
    this.#settle(snapshot);
  }

  /** The answer to `ask`, or to the same question by the app: whatever a reply promised, this is how the lobby is. */
  refresh(snapshot: LobbySnapshot): void {
    if (this.lobby && this.lobby.lobbyId !== snapshot.lobbyId) return;
    this.#promised = 0;
    // No push tells of bans, so they would not stay true.
    const { bans, ...lobby } = snapshot;
    this.take(lobby);
  }

  hear(push: LobbyChangedPush): void {
    this.#ahead = [...this.#ahead, push].slice(-MOST_AHEAD);
    this.#settle(this.lobby);
  }

  /** A reply says that the lobby has come to a version; its push is yet to come, or has been. */
  promise(version: number): void {
    this.#promised = Math.max(this.#promised, version);
    this.#settle(this.lobby);
  }

  /** What the service answered to `session.hello`; `asked` is the lobby that was held when it was asked. */
  resume({ lobby, missed }: HelloReply, asked?: string | null): void {
    if (lobby) this.take(lobby);
    else if (!missed && this.lobby?.lobbyId === (asked ?? undefined)) this.leave();
  }

  /** The lobby was closed, or the player removed from it, with this version. */
  end(lobbyId: string, version: number): void {
    this.#gone.set(lobbyId, Math.max(version, this.#gone.get(lobbyId) ?? 0));
    if (this.lobby && this.#isGone(this.lobby.lobbyId, this.lobby.version)) this.leave();
  }

  /** The player is in no lobby. */
  leave(): void {
    if (this.lobby)
      this.#gone.set(this.lobby.lobbyId, Math.max(this.lobby.version, this.#gone.get(this.lobby.lobbyId) ?? 0));
    this.#ahead = [];
    this.#promised = 0;
    this.#settle(null);
  }

  #isGone(lobbyId: string, version: number): boolean {
    return version <= (this.#gone.get(lobbyId) ?? 0);
  }

  /** From a snapshot on, applies and tells of whatever follows on it, a push at a time; then looks whether something is missing. */
  #settle(snapshot: LobbySnapshot | null): void {
    this.store.set(snapshot);
    for (let next = this.#next(); this.lobby && next; next = this.#next()) {
      this.store.set(apply(this.lobby, next));
      this.options.applied(next);
    }

    const { lobby } = this;
    this.#ahead = this.#ahead.filter(push => push.lobbyId !== lobby?.lobbyId || push.version > lobby.version);
    this.#watchForHoles();
  }

  #next(): LobbyChangedPush | undefined {
    const { lobby } = this;
    return this.#ahead.find(
      push => push.lobbyId === lobby?.lobbyId && push.previous <= lobby.version && push.version > lobby.version,
    );
  }

  #watchForHoles(): void {
    const { lobby } = this;
    const isWhole =
      !lobby || (this.#promised <= lobby.version && !this.#ahead.some(push => push.lobbyId === lobby.lobbyId));
    if (isWhole) this.#patience.stop();
    else if (!this.#patience.isSet && !this.#asking) this.#patience.set(PATIENCE_MS, () => void this.#ask());
  }

  async #ask(): Promise<void> {
    this.#asking = true;
    const isAsked = await this.options.ask().then(
      () => true,
      () => false,
    );
    this.#asking = false;
    if (isAsked) this.#watchForHoles();
  }
}
