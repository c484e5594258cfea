import type { Visibility } from '@gamelobby/client';
import { useState } from 'preact/hooks';
import { Button } from '../components/Button';
import { DataFields } from '../components/DataFields';
import { Field } from '../components/Field';
import { NumberField } from '../components/NumberField';
import { SegmentedControl } from '../components/SegmentedControl';
import { Select } from '../components/Select';
import { Switch } from '../components/Switch';
import { type Choice, type Config, withCurrent } from '../state/config';
import { fieldErrors, errorMessage } from '../state/errorMessage';
import { blankNames, type Draft, minPlayersOf, withMaxPlayers } from './draft';
import { TeamsField } from './TeamsField';

interface LobbyFormProps {
  config: Config;
  draft: Draft;
  action: string;
  /** The error of the last submit. */
  problem: unknown;
  onCancel: () => void;
  onSubmit: (draft: Draft) => Promise<unknown>;
}

const visibilities: readonly (Choice & { id: Visibility; hint: string })[] = [
  { id: 'public', name: 'Public', hint: 'Anyone can find it in the list.' },
  { id: 'private', name: 'By code', hint: 'Only players with the code, the link or an invite can join.' },
  { id: 'invite', name: 'By invite', hint: 'Only players you invite can join. There is no code.' },
];

/** A form with all settings of a lobby, for creating and for editing it. */
export function LobbyForm({ config, draft: given, action, problem, onCancel, onSubmit }: LobbyFormProps) {
  const [draft, setDraft] = useState(given);
  const [blank, setBlank] = useState<Record<string, string>>({});
  const refused = fieldErrors(problem);
  const errors = { ...refused, ...blank };
  const isShownAtFields = Object.keys(refused).length > 0 && Object.keys(refused).every(field => field in draft);
  const [busy, setBusy] = useState(false);
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    const missing = blankNames(draft);
    setBlank(missing);
    if (Object.keys(missing).length) return;
    setBusy(true);
    await onSubmit(draft);
    setBusy(false);
  };

  return (
    <form class="lobby-form" onSubmit={submit}>
      <div class="form-body">
        <Field label="Name" error={errors.name}>
          {control => (
            <input
              {...control}
              required
              maxLength={64}
              autocomplete="off"
              value={draft.name}
              onInput={event => set({ name: event.currentTarget.value })}
            />
          )}
        </Field>
        <div class="field-pair">
          <Select
            label="Mode"
            error={errors.mode}
            value={draft.mode}
            choices={withCurrent(config.modes, draft.mode)}
            onChange={mode => set({ mode })}
          />
          <Select
            label="Region"
            error={errors.region}
            value={draft.region}
            choices={[{ id: '', name: 'Anywhere' }, ...withCurrent(config.regions, draft.region)]}
            onChange={region => set({ region })}
          />
        </div>
        <DataFields
          fields={config.lobbyData}
          data={draft.data}
          onChange={(key, value) => set({ data: { ...draft.data, [key]: value } })}
        />
        <SegmentedControl
          label="Who can join"
          value={draft.visibility}
          choices={visibilities}
          hint={visibilities.find(({ id }) => id === draft.visibility)!.hint}
          onChange={visibility => set({ visibility })}
        />
        <Switch label="Require a password" checked={draft.hasPassword} onChange={hasPassword => set({ hasPassword })} />
        {draft.hasPassword && (
          <Field
            label="Password"
            error={errors.password}
            hint={given.hasPassword ? 'Leave it empty to keep the current password.' : "Invited players don't need it."}
          >
            {control => (
              <input
                {...control}
                required={!given.hasPassword}
                maxLength={64}
                autocomplete="off"
                value={draft.password}
                onInput={event => set({ password: event.currentTarget.value })}
              />
            )}
          </Field>
        )}
        <div class="field-pair">
          <NumberField
            label="Max players"
            error={errors.maxPlayers}
            value={draft.maxPlayers}
            min={1}
            max={128}
            onChange={maxPlayers => set(withMaxPlayers(draft, maxPlayers))}
          />
          <NumberField
            label="Min players to start"
            error={errors.minPlayers}
            value={minPlayersOf(draft)}
            min={1}
            max={draft.maxPlayers || 128}
            onChange={minPlayers => set({ minPlayers })}
          />
        </div>
        <TeamsField
          teams={draft.teams}
          maxPlayers={draft.maxPlayers}
          error={errors.teams}
          onChange={teams => set({ teams })}
        />
        <Switch
          label="Allow spectators"
          checked={draft.allowSpectators}
          onChange={allowSpectators => set({ allowSpectators })}
        />
        <Switch
          label="Start automatically when everyone is ready"
          checked={draft.autoStart === 'whenAllReady'}
          onChange={on => set({ autoStart: on ? 'whenAllReady' : 'never' })}
        />
        <div class="field-pair">
          <NumberField
            label="Countdown (seconds)"
            error={errors.countdownSeconds}
            value={draft.countdownSeconds}
            min={0}
            max={60}
            onChange={countdownSeconds => set({ countdownSeconds })}
          />
          <NumberField
            label="Reconnect time (seconds)"
            error={errors.reconnectGraceSeconds}
            hint="How long disconnected players keep their seat."
            value={draft.reconnectGraceSeconds}
            min={0}
            max={300}
            onChange={reconnectGraceSeconds => set({ reconnectGraceSeconds })}
          />
        </div>
      </div>
      <footer>
        <p class="error" role="alert">
          {problem !== undefined && !isShownAtFields && errorMessage(problem)}
        </p>
        <Button onPress={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" busy={busy}>
          {action}
        </Button>
      </footer>
    </form>
  );
}
