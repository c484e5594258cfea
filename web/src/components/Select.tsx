import type { Choice } from '../state/config';
import { Field } from './Field';

interface SelectProps {
  label: string;
  value: string;
  choices: readonly Choice[];
  hint?: string;
  error?: string | undefined;
  bare?: boolean;
  onChange: (id: string) => void;
}

export function Select({ value, choices, onChange, ...field }: SelectProps) {
  return (
    <Field {...field}>
      {control => (
        <select {...control} value={value} onChange={event => onChange(event.currentTarget.value)}>
          {choices.map(({ id, name }) => (
            <option key={id} value={id} selected={id === value}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
