import type { ChatChannel, ChatEntry, LobbyChangedPush, LobbyClient, LobbySnapshot } from '@gamelobby/client';
import { type ReadonlySignal, signal } from '@preact/signals';
import { attempt } from './notices';
import { inWords, ME, merge, type TimelineEntry } from './timeline';

const PAGE = 50;

/** What is said and done in the lobby that the player sits in. */
export class Chat {
  readonly entries = signal<TimelineEntry[]>([]);
  /** Where what was said before what is shown begins; null: that is all, undefined: not known yet. */
  readonly before = signal<string | null | undefined>(undefined);
  /** What was said before could not be asked for. */
  readonly failed = signal(false);
  readonly #names = new Map<string, string>();
  #lobbyId: string | undefined;
  #sending: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly client: LobbyClient,
    private readonly me: ReadonlySignal<string>,
  ) {
    client.currentLobby.subscribe(lobby => this.#follow(lobby));
    client.on('lobby.changed', push => this.#tell(push));
    client.on('chat.message', message => {
      if (message.lobbyId === this.#lobbyId) this.#add([said(message)]);
    });
    // What was said while there was no socket does not come by itself.
    client.on('session.opened', () => void (this.#lobbyId && this.load()));
  }

  /** One after the other: the client tries again what came too fast, and they shall not overtake each other. */
  send(text: string, channel: ChatChannel): Promise<boolean> {
    const lobbyId = this.#lobbyId;
    const sent = this.#sending.then(() =>
      // What was meant for one lobby is not said in the next.
      lobbyId === this.#lobbyId ? attempt(this.client.chat.send({ text, channel })) : undefined,
    );
    this.#sending = sent;
    return sent.then(reply => reply !== undefined);
  }

  /** The newest of what was said. */
  async load(): Promise<void> {
    const lobbyId = this.#lobbyId;
    const page = await this.client.chat.history({ limit: PAGE }).catch(() => null);
    if (lobbyId !== this.#lobbyId) return;
    this.failed.value = !page;
    if (!page) return;
    if (this.before.value === undefined) this.before.value = page.before;
    this.#add(page.messages.map(said));
  }

  async loadEarlier(): Promise<void> {
    const page = await attempt(this.client.chat.history({ limit: PAGE, before: this.before.value }));
    if (!page) return;
    this.before.value = page.before;
    this.#add(page.messages.map(said));
  }

  #follow(lobby: LobbySnapshot | null): void {
    for (const { playerId, name } of lobby?.members ?? []) this.#names.set(playerId, name);
    if (lobby?.lobbyId === this.#lobbyId) return;
    this.#lobbyId = lobby?.lobbyId;
    this.entries.value = [];
    this.before.value = undefined;
    this.failed.value = false;
    if (lobby) void this.load();
  }

  #tell({ lobbyId, version, at, changes }: LobbyChangedPush): void {
    if (lobbyId !== this.#lobbyId) return;
    const nameOf = (id: string) => (id === this.me.value ? ME : (this.#names.get(id) ?? id));
    const events = changes.flatMap((change, index): TimelineEntry[] => {
      const text = inWords(change, nameOf);
      return text ? [{ kind: 'event', id: `${version}-${index}`, at, text }] : [];
    });
    this.#add(events);
  }

  #add(entries: TimelineEntry[]): void {
    this.entries.value = merge(this.entries.value, entries);
  }
}

/** A message of the history, or one that was pushed. */
const said = ({ messageId, channel, from, name, text, at }: ChatEntry): TimelineEntry => ({
  ...{ kind: 'message', messageId, channel, from, name, text, at },
});
