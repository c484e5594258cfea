import { Field } from './Field';

interface SearchFieldProps {
  label: string;
  /** The label by default. */
  placeholder?: string;
  value: string;
  onChange: (value: string) => void;
}

/** A text field that filters what is shown. */
export const SearchField = ({ label, placeholder = label, value, onChange }: SearchFieldProps) => (
  <Field label={label} bare>
    {control => (
      <input
        {...control}
        type="search"
        placeholder={placeholder}
        maxLength={64}
        value={value}
        onInput={event => onChange(event.currentTarget.value)}
      />
    )}
  </Field>
);
