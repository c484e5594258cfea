interface Figure {
  label: string;
  /** Undefined while it loads. */
  value: number | string | undefined;
}

/** A few large numbers with their labels. */
export const Figures = ({ figures }: { figures: Figure[] }) => (
  <dl class="console-figures">
    {figures.map(({ label, value }) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd class="figures">{value ?? '–'}</dd>
      </div>
    ))}
  </dl>
);
