import { useEffect } from 'preact/hooks';
import { dismiss, type Notice, notices } from '../state/notices';
import { Button } from './Button';

const SHOWN_MS = { info: 5_000, problem: 10_000 };

/** Shows notices; screen readers announce them. */
export function Notices() {
  const withTone = (tone: Notice['tone']) => notices.value.filter(notice => notice.tone === tone);
  return (
    <div class="notices">
      <div role="alert">
        {withTone('problem').map(notice => (
          <Toast key={notice.id} {...notice} />
        ))}
      </div>
      <div role="status">
        {withTone('info').map(notice => (
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
      <Button icon="close" label="Dismiss" variant="quiet" small onPress={() => dismiss(id)} />
    </div>
  );
}
