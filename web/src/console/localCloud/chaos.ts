/** Which faults LocalCloud injects, and how often. */
export interface ChaosPlan {
  seed?: number;
  /** The probability of each fault by its name. */
  rates?: Record<string, number>;
  connectionSeconds?: number | null;
  idleSeconds?: number | null;
}

/** Injects every fault, as `--chaos SEED` does. */
export const allFaults = (names: string[], seed: number): ChaosPlan => ({
  seed,
  rates: Object.fromEntries(names.map(name => [name, 0.03])),
  connectionSeconds: 60,
  idleSeconds: 30,
});

export const isActive = ({ rates = {} }: ChaosPlan): boolean => Object.values(rates).some(rate => rate > 0);

/** Sets the rate of one fault; 0 stops it. The others stay as they are. */
export function withFault(plan: ChaosPlan, name: string, rate: number, seed: number): ChaosPlan {
  const { [name]: _, ...others } = plan.rates ?? {};
  return { ...plan, seed, rates: rate > 0 ? { ...others, [name]: rate } : others };
}

/** Turns a name such as "latePush" into words. */
export const wordsOf = (name: string): string =>
  name
    .replace(/^./, first => first.toUpperCase())
    .replaceAll(/[A-Z]/g, (letter, at: number) => (at ? ` ${letter.toLowerCase()}` : letter));
