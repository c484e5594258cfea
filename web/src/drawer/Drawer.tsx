import { useLayoutEffect, useState } from 'preact/hooks';
import { Button } from '../components/Button';
import { Field } from '../components/Field';
import { clearFrames, frames, type RecordedFrame } from '../state/frames';
import { FrameRow } from './FrameRow';

/** A drawer that lists every frame sent and received, newest first. */
export function Drawer({ onClose }: { onClose: () => void }) {
  const [filter, setFilter] = useState('');
  // A layout effect, because the focus may already be in the drawer once it is painted.
  useLayoutEffect(() => {
    const before = document.activeElement;
    return () => before instanceof HTMLElement && before.focus();
  }, []);
  const shown = frames.value.filter(frame => matches(frame, filter)).reverse();
  return (
    <aside class="drawer" aria-label="Developer tools" onKeyDown={({ key }) => key === 'Escape' && onClose()}>
      <header>
        <h2>Frames</h2>
        <span class="hint figures">{shown.length}</span>
        <div class="row align-end">
          <Button small onPress={clearFrames}>
            Clear
          </Button>
          <Button small icon="close" label="Close developer tools" variant="quiet" onPress={onClose} />
        </div>
      </header>
      <div class="drawer-filter">
        <Field label="Filter frames" bare>
          {control => (
            <input
              {...control}
              type="search"
              placeholder="Filter by type or content"
              value={filter}
              onInput={event => setFilter(event.currentTarget.value)}
            />
          )}
        </Field>
      </div>
      <ol class="frames" aria-label="Frames" tabIndex={0}>
        {shown.map(frame => (
          <FrameRow key={frame.number} frame={frame} />
        ))}
        {!shown.length && <li class="hint centre">{filter ? 'No matching frames.' : 'No frames yet.'}</li>}
      </ol>
    </aside>
  );
}

const matches = ({ type, direction, outcome, body }: RecordedFrame, filter: string): boolean =>
  !filter ||
  `${type} ${direction} ${outcome ?? ''} ${JSON.stringify(body)}`.toLowerCase().includes(filter.toLowerCase());
