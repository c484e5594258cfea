/** The number of taken seats, as text and as a bar. */
export function Seats({ taken, all }: { taken: number; all: number }) {
  return (
    <span class="seats">
      <span class="figures">
        {taken}
        <span class="total">
          <span class="visually-hidden"> of </span>
          <span aria-hidden="true">/</span>
          {all}
        </span>
        <span class="visually-hidden"> players</span>
      </span>
      <span class="seat-bar" aria-hidden="true">
        <span style={{ width: `${Math.min(100, (100 * taken) / all)}%` }} />
      </span>
    </span>
  );
}
