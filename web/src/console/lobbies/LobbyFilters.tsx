import { SearchField } from '../../components/SearchField';
import { Icon } from '../../components/Icon';
import { Select } from '../../components/Select';
import type { Choice, Config } from '../../state/config';
import { statuses, visibilities } from '../../lobby/words';
import type { LobbyFilter } from './listLobbies';

const choicesOf = (names: Record<string, string>): Choice[] =>
  Object.entries(names).map(([id, name]) => ({ id, name }));

interface LobbyFiltersProps {
  config: Config;
  filter: LobbyFilter;
  onChange: (filter: LobbyFilter) => void;
}

export function LobbyFilters({ config, filter, onChange }: LobbyFiltersProps) {
  const { closed: _, ...current } = statuses;
  return (
    <div class="filters" role="search" aria-label="Filter lobbies">
      <div class="search-box">
        <Icon name="search" size={18} />
        <SearchField
          label="Search by name or code"
          value={filter.text}
          onChange={text => onChange({ ...filter, text })}
        />
      </div>
      <Select
        label="Mode"
        bare
        value={filter.mode}
        choices={[{ id: '', name: 'All modes' }, ...config.modes]}
        onChange={mode => onChange({ ...filter, mode })}
      />
      <Select
        label="Status"
        bare
        value={filter.status}
        choices={[{ id: '', name: 'All statuses' }, ...choicesOf(current)]}
        onChange={status => onChange({ ...filter, status: status as LobbyFilter['status'] })}
      />
      <Select
        label="Visibility"
        bare
        value={filter.visibility}
        choices={[{ id: '', name: 'Public and private' }, ...choicesOf(visibilities)]}
        onChange={visibility => onChange({ ...filter, visibility: visibility as LobbyFilter['visibility'] })}
      />
    </div>
  );
}
