import { Button } from '../components/Button';
import { MatchActions } from './MatchActions';
import type { LobbyView } from './view';

/** The player's actions on a phone. The bar stays at the end of the window while the player scrolls. */
export function ReadyBar({ view }: { view: LobbyView }) {
  const unread = view.session.chat.unread.value;
  const showChat = () => document.querySelector('#chat')?.scrollIntoView({ block: 'end' });
  return (
    <section class="ready-bar" aria-label="Your actions">
      <Button
        icon="chat"
        label={unread ? `Show chat, ${unread} unread` : 'Show chat'}
        badge={unread || undefined}
        onPress={showChat}
      />
      <MatchActions view={view} />
    </section>
  );
}
