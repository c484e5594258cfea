import { Screen } from '../../components/Screen';
import type { Operator } from '../Console';

export function Players(_: { operator: Operator; playerId: string | null }) {
  return (
    <Screen title="Players" state="Console" name="console">
      <h1>Players</h1>
    </Screen>
  );
}
