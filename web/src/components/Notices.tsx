import { useEffect } from 'preact/hooks';
import { dismiss, type Notice, notices } from '../state/notices';
import { Button } from './Button';

const SHOWN_MS = { info: 5_000, problem: 10_000 };

/** What has to be told, read out as it comes. */
export function Notices() {
  const of = (tone: Notice['tone']) => notices.value.filter(notice => notice.tone === tone);
  return (
    <div class="notices">
      <div role="alert">
        {of('problem').map(notice => (
          <Toast key={notice.id} {...notice} />
        ))}
      </div>
      <div role="status">
        {of('info').map(notice => (
          <Toast key={notice.id} {...notice} />
        ))}
      </div>
    </div>
  );
}

function Toast({ id, text, tone }: Notice) {
  useEffect(() => {
    const timer = setTimeout(() => dismiss(id), SHOWN_MS[tone]);
    return () => clearTimeout(timer);
  }, [id]);
  return (
    <div class={`toast ${tone}`}>
      <p>{text}</p>
      <Button icon="close" label="Dismiss" look="quiet" small onPress={() => dismiss(id)} />
    </div>
  );
}
