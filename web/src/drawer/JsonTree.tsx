import type { ComponentChildren } from 'preact';

const OPEN_DEPTH = 3;

interface JsonTreeProps {
  name?: string;
  value: unknown;
  depth: number;
}

/** A JSON value with collapsible objects and arrays. */
export function JsonTree({ name, value, depth }: JsonTreeProps) {
  const label: ComponentChildren = name !== undefined && <span class="json-name">{name}: </span>;
  if (value === null || typeof value !== 'object')
    return (
      <div class="json-line">
        {label}
        <span class={`json-${value === null ? 'null' : typeof value}`}>{JSON.stringify(value)}</span>
      </div>
    );

  const entries = Object.entries(value);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (!entries.length)
    return (
      <div class="json-line">
        {label}
        {open}
        {close}
      </div>
    );
  return (
    <details class="json-node" open={depth < OPEN_DEPTH}>
      <summary>
        {label}
        {open} <span class="json-count">{entries.length}</span> {close}
      </summary>
      {entries.map(([key, part]) => (
        <JsonTree key={key} name={key} value={part} depth={depth + 1} />
      ))}
    </details>
  );
}
