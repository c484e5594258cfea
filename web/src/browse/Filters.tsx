import { SearchField } from '../components/SearchField';
import { Icon } from '../components/Icon';
import { Select } from '../components/Select';
import { Switch } from '../components/Switch';
import type { Choice, Config } from '../state/config';
import type { Selection, Sort } from './selection';

const sorts: readonly (Choice & { id: Sort })[] = [
  { id: 'newest', name: 'Newest first' },
  { id: 'oldest', name: 'Oldest first' },
  { id: 'fullest', name: 'Fullest first' },
  { id: 'emptiest', name: 'Emptiest first' },
  { id: 'name', name: 'By name' },
];

interface FiltersProps {
  config: Config;
  selection: Selection;
  onChange: (selection: Selection) => void;
}

export function Filters({ config, selection, onChange }: FiltersProps) {
  const set = (part: Partial<Selection>) => onChange({ ...selection, ...part });
  return (
    <div class="filters" role="search" aria-label="Filter lobbies">
      <div class="search-box">
        <Icon name="search" size={18} />
        <SearchField label="Search by name" value={selection.text} onChange={text => set({ text })} />
      </div>
      <Select
        label="Mode"
        bare
        value={selection.mode}
        choices={[{ id: '', name: 'All modes' }, ...config.modes]}
        onChange={mode => set({ mode })}
      />
      <Select
        label="Region"
        bare
        value={selection.region}
        choices={[{ id: '', name: 'All regions' }, ...config.regions]}
        onChange={region => set({ region })}
      />
      <Select label="Sort" bare value={selection.sort} choices={sorts} onChange={sort => set({ sort: sort as Sort })} />
      <Switch label="Free seats only" checked={selection.openOnly} onChange={openOnly => set({ openOnly })} />
    </div>
  );
}
