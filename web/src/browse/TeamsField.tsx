import type { Team } from '@gamelobby/client';
import { SegmentedControl } from '../components/SegmentedControl';
import { evenTeams } from './draft';

interface TeamsFieldProps {
  teams: Team[];
  maxPlayers: number;
  error: string | undefined;
  onChange: (teams: Team[]) => void;
}

const counts = [
  { id: '0', name: 'None' },
  { id: '2', name: 'Two' },
  { id: '3', name: 'Three' },
  { id: '4', name: 'Four' },
];

export function TeamsField({ teams, maxPlayers, error, onChange }: TeamsFieldProps) {
  const change = (at: number, part: Partial<Team>) =>
    onChange(teams.map((team, index) => (index === at ? { ...team, ...part } : team)));
  const left = maxPlayers - teams.reduce((sum, { size }) => sum + size, 0);
  return (
    <div class="teams-field">
      <SegmentedControl
        label="Teams"
        value={String(teams.length)}
        choices={counts}
        onChange={count => onChange(evenTeams(Number(count), maxPlayers || 1))}
      />
      {teams.map((team, index) => (
        <div key={index} class="team-line">
          <input
            aria-label={`Name of team ${index + 1}`}
            required
            maxLength={32}
            value={team.name}
            onInput={event => change(index, { name: event.currentTarget.value })}
          />
          <input
            aria-label={`Max players on ${team.name || `team ${index + 1}`}`}
            type="number"
            required
            min={1}
            max={128}
            value={Number.isNaN(team.size) ? '' : team.size}
            onInput={event => change(index, { size: event.currentTarget.valueAsNumber })}
          />
        </div>
      ))}
      {teams.length > 0 && left > 0 && (
        <p class="hint">{left === 1 ? 'One player' : `${left} players`} will have no team.</p>
      )}
      {error && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
