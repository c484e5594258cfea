import { Button } from '../../components/Button';
import { attempt } from '../../state/notices';
import { Figures } from '../Figures';
import { formatTime } from '../formatTime';
import { LoadFailure } from '../LoadFailure';
import { Table } from '../Table';
import { usePolled } from '../usePolled';
import { billOf, formatPrice } from './ledger';
import type { LocalCloud } from './localCloud';

const POLL_MS = 4_000;

/** What the stack used, and what that would cost on AWS. */
export function Bill({ localCloud }: { localCloud: LocalCloud }) {
  const { value: ledger, error, reload } = usePolled(() => localCloud.ledger(), POLL_MS, []);
  const reset = async () => {
    await attempt(localCloud.resetLedger());
    reload();
  };
  const hour = ledger?.dollarsPerPlayerHour;
  return (
    <section class="panel" aria-label="Ledger">
      <header>
        <h2>Ledger</h2>
        <span class="align-end">
          <Button small onPress={reset}>
            Start again
          </Button>
        </span>
      </header>
      <LoadFailure error={error} />
      {ledger && (
        <>
          <Figures
            figures={[
              { label: 'In all', value: formatPrice(ledger.dollars) },
              { label: 'A player-hour', value: hour ? formatPrice(hour) : undefined },
            ]}
          />
          <Table
            label="What the stack used"
            columns={[{ name: 'Use' }, { name: 'Quantity', number: true }, { name: 'Price', number: true }]}
            rows={billOf(ledger).map(({ use, quantity, dollars }) => ({
              key: use,
              cells: [use, Number(quantity.toFixed(1)), formatPrice(dollars)],
            }))}
          />
          <p class="hint">
            In thousandths of a dollar ({ledger.region}, {ledger.pricesAsOf}), since {formatTime(ledger.since)}. What
            this page used is in it.
          </p>
        </>
      )}
    </section>
  );
}
