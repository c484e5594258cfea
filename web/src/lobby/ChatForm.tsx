import type { ChatChannel } from '@gamelobby/client';
import { useState } from 'preact/hooks';
import { Button } from '../components/Button';
import { SegmentedControl } from '../components/SegmentedControl';
import type { LobbyView } from './view';

const channels = [
  { id: 'lobby', name: 'All' },
  { id: 'team', name: 'Team' },
] as const;

interface ChatFormProps {
  view: LobbyView;
  onSend: () => void;
}

export function ChatForm({ view: { session, me }, onSend }: ChatFormProps) {
  const [text, setText] = useState('');
  const [chosen, setChannel] = useState<ChatChannel>('lobby');
  const channel = me?.team ? chosen : 'lobby';
  const muted = me?.muted ?? false;

  const submit = async (event: Event) => {
    event.preventDefault();
    const message = text.trim();
    if (!message || muted) return;
    setText('');
    onSend();
    // Restores a message that could not be sent, unless the player is already typing another one.
    if (!(await session.chat.send(message, channel))) setText(typed => typed || message);
  };

  return (
    <form class="chat-form" onSubmit={submit}>
      {me?.team && <SegmentedControl label="Send to" bare value={channel} choices={channels} onChange={setChannel} />}
      <div class="row">
        <input
          aria-label={channel === 'team' ? 'Message to your team' : 'Message to everyone'}
          placeholder={muted ? 'The host has muted you' : channel === 'team' ? 'Message your team' : 'Message everyone'}
          maxLength={500}
          autocomplete="off"
          value={text}
          readOnly={muted}
          onInput={event => setText(event.currentTarget.value)}
        />
        <Button type="submit" icon="send" label="Send" variant="primary" disabled={muted || !text.trim()} />
      </div>
    </form>
  );
}
