import { useState } from 'preact/hooks';
import type { RecordedFrame } from '../state/frames';
import { describeFrame } from './describeFrame';
import { JsonTree } from './JsonTree';

const time = new Intl.DateTimeFormat('en-GB', {
  ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 },
} as Intl.DateTimeFormatOptions);

const directions = { in: 'Received', out: 'Sent', socket: 'Socket' };
const arrows = { in: '↓', out: '↑', socket: '·' };

export function FrameRow({ frame }: { frame: RecordedFrame }) {
  const [open, setOpen] = useState(false);
  const { direction, outcome } = frame;
  const { kind, lobbyId, version, error, changes } = describeFrame(frame);
  return (
    <li class={`frame ${direction} ${outcome ?? ''}`}>
      <details onToggle={event => setOpen(event.currentTarget.open)}>
        <summary>
          <span class="frame-arrow" role="img" aria-label={directions[direction]}>
            {arrows[direction]}
          </span>
          <span class="frame-type">{frame.type}</span>
          {outcome && <span class={`frame-outcome ${outcome}`}>{error ?? outcome}</span>}
          <span class="frame-about">
            {frame.tookMs !== undefined && <span>{frame.tookMs} ms</span>}
            <time dateTime={frame.at.toISOString()}>{time.format(frame.at)}</time>
          </span>
          <span class="frame-facts">
            <span>{kind}</span>
            {version && <span>version {version}</span>}
            {lobbyId && <span>lobby {lobbyId}</span>}
            {changes && <span>{changes}</span>}
          </span>
        </summary>
        {open && (
          <div class="frame-body">
            <JsonTree value={frame.body} depth={0} />
          </div>
        )}
      </details>
    </li>
  );
}
