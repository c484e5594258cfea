import { Field } from './Field';

interface NumberFieldProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
}

export function NumberField({ value, min, max, onChange, ...field }: NumberFieldProps) {
  return (
    <Field {...field}>
      {control => (
        <input
          {...control}
          type="number"
          inputmode="numeric"
          required
          min={min}
          max={max}
          value={Number.isNaN(value) ? '' : value}
          onInput={event => onChange(event.currentTarget.valueAsNumber)}
        />
      )}
    </Field>
  );
}
