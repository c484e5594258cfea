import type { ChatChannel, ChatEntry, LobbyChangedPush, LobbyClient, LobbySnapshot } from '@gamelobby/client';
import { type ReadonlySignal, signal } from '@preact/signals';
import { attempt } from './notices';
import { describeChange, ME, merge, type TimelineEntry } from './timeline';

const PAGE = 50;

/** The messages and events of the player's lobby. */
export class Chat {
  readonly entries = signal<TimelineEntry[]>([]);
  /** The cursor for earlier messages; null if there are none, undefined until the history has loaded. */
  readonly before = signal<string | null | undefined>(undefined);
  /** Whether the history could not be loaded. */
  readonly failed = signal(false);
  /** The number of messages by others that the player has not seen. */
  readonly unread = signal(0);
  #isSeen = false;
  readonly #names = new Map<string, string>();
  #lobbyId: string | undefined;
  #sending: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly client: LobbyClient,
    private readonly me: ReadonlySignal<string>,
  ) {
    client.currentLobby.subscribe(lobby => this.#handleLobby(lobby));
    client.on('lobbyChanged', ({ push }) => push && this.#addEvents(push));
    client.on('chatMessageReceived', message => {
      if (message.lobbyId !== this.#lobbyId) return;
      if (!this.#isSeen && message.from !== me.value) this.unread.value++;
      this.#add([toEntry(message)]);
    });
    // Messages sent while offline are not pushed again.
    client.on('sessionOpened', () => void (this.#lobbyId && this.load()));
  }

  /** Says whether the player sees the end of the chat, and so each new message. */
  setSeen(isSeen: boolean): void {
    this.#isSeen = isSeen;
    if (isSeen) this.unread.value = 0;
  }

  /** Sends messages one at a time: the client retries throttled ones, and a later message must not overtake them. */
  send(text: string, channel: ChatChannel): Promise<boolean> {
    const lobbyId = this.#lobbyId;
    const sent = this.#sending.then(() =>
      // A message for one lobby must not be sent to the next.
      lobbyId === this.#lobbyId ? attempt(this.client.sendChat({ text, channel })) : undefined,
    );
    this.#sending = sent;
    return sent.then(reply => reply !== undefined);
  }

  /** Loads the newest messages. */
  async load(): Promise<void> {
    const lobbyId = this.#lobbyId;
    const page = await this.client.getChatHistory({ limit: PAGE }).catch(() => null);
    if (lobbyId !== this.#lobbyId) return;
    this.failed.value = !page;
    if (!page) return;
    if (this.before.value === undefined) this.before.value = page.before;
    this.#add(page.messages.map(toEntry));
  }

  async loadEarlier(): Promise<void> {
    const page = await attempt(this.client.getChatHistory({ limit: PAGE, before: this.before.value }));
    if (!page) return;
    this.before.value = page.before;
    this.#add(page.messages.map(toEntry));
  }

  #handleLobby(lobby: LobbySnapshot | null): void {
    for (const { playerId, name } of lobby?.members ?? []) this.#names.set(playerId, name);
    if (lobby?.lobbyId === this.#lobbyId) return;
    this.#lobbyId = lobby?.lobbyId;
    this.entries.value = [];
    this.before.value = undefined;
    this.unread.value = 0;
    this.failed.value = false;
    if (lobby) void this.load();
  }

  #addEvents({ lobbyId, version, at, changes }: LobbyChangedPush): void {
    if (lobbyId !== this.#lobbyId) return;
    const nameOf = (id: string) => (id === this.me.value ? ME : (this.#names.get(id) ?? id));
    const events = changes.flatMap((change, index): TimelineEntry[] => {
      const text = describeChange(change, nameOf);
      return text ? [{ kind: 'event', id: `${version}-${index}`, at, text }] : [];
    });
    this.#add(events);
  }

  #add(entries: TimelineEntry[]): void {
    this.entries.value = merge(this.entries.value, entries);
  }
}

/** Converts a message from the history or a push. */
const toEntry = ({ messageId, channel, from, name, text, at }: ChatEntry): TimelineEntry => ({
  ...{ kind: 'message', messageId, channel, from, name, text, at },
});
