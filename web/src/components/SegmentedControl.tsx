import { useId } from 'preact/hooks';
import type { Choice } from '../state/config';

interface SegmentedControlProps<T extends string> {
  label: string;
  value: T;
  choices: readonly (Choice & { id: T })[];
  hint?: string;
  bare?: boolean;
  onChange: (id: T) => void;
}

/** A choice of one of a few options, all of them visible. */
export function SegmentedControl<T extends string>({
  label,
  value,
  choices,
  hint,
  bare,
  onChange,
}: SegmentedControlProps<T>) {
  const name = useId();
  return (
    <fieldset class="field segments-field">
      <legend class={bare ? 'visually-hidden' : ''}>{label}</legend>
      <div class="segments">
        {choices.map(({ id, name: text }) => (
          <label key={id}>
            <input type="radio" name={name} value={id} checked={id === value} onChange={() => onChange(id)} />
            <span>{text}</span>
          </label>
        ))}
      </div>
      {hint && <p class="hint">{hint}</p>}
    </fieldset>
  );
}
