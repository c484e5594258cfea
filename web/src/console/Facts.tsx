import type { ComponentChildren } from 'preact';

/** A label and its value. */
export type Fact = [label: string, value: ComponentChildren];

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
    {facts.length ? <FactsList facts={facts} /> : <p class="hint">{empty}</p>}
  </section>
);

export const FactsList = ({ facts }: { facts: Fact[] }) => (
  <dl class="facts-list">
    {facts.map(([label, value]) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
