/** A label and what it has as its value. */
export type Fact = [label: string, value: string];

interface FactsProps {
  title: string;
  facts: Fact[];
  /** The text without facts. */
  empty?: string;
}

/** A titled list of labels and values. */
export const Facts = ({ title, facts, empty }: FactsProps) => (
  <section class="panel" aria-label={title}>
    <h2>{title}</h2>
    {facts.length ? (
      <dl class="facts-list">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    ) : (
      <p class="hint">{empty}</p>
    )}
  </section>
);
