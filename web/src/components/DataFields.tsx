import { type DataField, withCurrent } from '../state/config';
import { Select } from './Select';

interface DataFieldsProps {
  fields: DataField[];
  data: Record<string, string>;
  bare?: boolean;
  onChange: (key: string, value: string) => void;
}

/** A select for each choice that the game stores as data. */
export function DataFields({ fields, data, bare, onChange }: DataFieldsProps) {
  return (
    <>
      {fields.map(({ key, name, values }) => (
        <Select
          key={key}
          label={name}
          bare={bare}
          value={data[key] ?? ''}
          choices={[
            { id: '', name: bare ? `No ${name.toLowerCase()}` : 'Any' },
            ...withCurrent(values, data[key] ?? ''),
          ]}
          onChange={value => onChange(key, value)}
        />
      ))}
    </>
  );
}
