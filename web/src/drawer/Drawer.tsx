import { useLayoutEffect, useState } from 'preact/hooks';
import { Button } from '../components/Button';
import { SearchField } from '../components/SearchField';
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
        <SearchField
          label="Filter frames"
          placeholder="Filter by type or content"
          value={filter}
          onChange={setFilter}
        />
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
