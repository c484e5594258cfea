/** How many seats are taken: as figures and as a bar. */
export function Seats({ taken, all }: { taken: number; all: number }) {
  return (
    <span class="seats">
      <span class="figures">
        {taken}
        <span class="of">
          <span class="unseen"> of </span>
          <span aria-hidden="true">/</span>
          {all}
        </span>
        <span class="unseen"> players</span>
      </span>
      <span class="seat-bar" aria-hidden="true">
        <span style={{ width: `${Math.min(100, (100 * taken) / all)}%` }} />
      </span>
    </span>
  );
}
