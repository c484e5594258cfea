import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../components/Button';
import { ChatForm } from './ChatForm';
import { ChatLine } from './ChatLine';
import type { LobbyView } from './view';

const NEAR_END_PX = 80;
/** The share of the log that must be in the window for its messages to count as seen. */
const VISIBLE_SHARE = 0.3;

export function ChatPanel({ view }: { view: LobbyView }) {
  const { chat, player } = view.session;
  const entries = chat.entries.value;
  const log = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const top = useRef(0);

  // Scrolls to new messages, unless the player has scrolled up.
  const keepUp = () => {
    if (follows.current && log.current) log.current.scrollTop = log.current.scrollHeight;
  };
  useEffect(keepUp, [entries]);
  useEffect(() => {
    const sizes = new ResizeObserver(keepUp);
    sizes.observe(log.current!);
    return () => sizes.disconnect();
  }, []);
  const isInView = useRef(false);
  const updateSeen = () => chat.setSeen(isInView.current && follows.current && !document.hidden);
  useEffect(() => {
    const views = new IntersectionObserver(
      changes => {
        isInView.current = changes.at(-1)!.isIntersecting;
        updateSeen();
      },
      { threshold: VISIBLE_SHARE },
    );
    views.observe(log.current!);
    document.addEventListener('visibilitychange', updateSeen);
    return () => {
      views.disconnect();
      document.removeEventListener('visibilitychange', updateSeen);
      chat.setSeen(false);
    };
  }, [chat]);
  // A panel that has become smaller is far from its end without being scrolled up.
  const scrolled = () => {
    const { scrollHeight, scrollTop, clientHeight } = log.current!;
    const isNearEnd = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    follows.current = isNearEnd || (follows.current && scrollTop >= top.current);
    top.current = scrollTop;
    updateSeen();
  };
  const goToEnd = () => {
    follows.current = true;
    keepUp();
    updateSeen();
  };

  return (
    <section class="chat" id="chat" aria-label="Chat">
      <header>
        <h2>Chat</h2>
        {chat.unread.value > 0 && (
          <Button small variant="quiet" onPress={goToEnd}>
            {chat.unread.value === 1 ? '1 new message' : `${chat.unread.value} new messages`}
          </Button>
        )}
      </header>
      <div
        class="chat-log"
        ref={log}
        onScroll={scrolled}
        role="log"
        aria-label="Messages"
        aria-live="polite"
        tabIndex={0}
      >
        {chat.before.value && (
          <Button small variant="quiet" wide onPress={() => chat.loadEarlier()}>
            Show earlier messages
          </Button>
        )}
        {chat.failed.value && (
          <Button small icon="refresh" wide onPress={() => chat.load()}>
            Could not load messages. Try again
          </Button>
        )}
        {!entries.length && <p class="hint centre">No messages yet. Say hello!</p>}
        {entries.map((entry, index) => (
          <ChatLine
            key={entry.kind === 'message' ? entry.messageId : entry.id}
            entry={entry}
            before={entries[index - 1]}
            me={player.value.playerId}
            lobby={view.lobby}
          />
        ))}
      </div>
      <ChatForm view={view} onSend={goToEnd} />
    </section>
  );
}
