interface Amount {
  quantity: number;
  dollars: number;
}

/** What a function used. */
interface FunctionUse {
  invocations: number;
  coldStarts: number;
  billedMs: number;
  dollars: number;
}

/** The part of LocalCloud's ledger that the console shows. */
export interface Ledger {
  region: string;
  pricesAsOf: string;
  since: string;
  /** The time since then. */
  seconds: number;
  functions: Record<string, FunctionUse>;
  reads: Record<string, Amount>;
  writes: Record<string, Amount>;
  queues: Record<string, Amount>;
  /** Messages in and out, and requests over HTTP. */
  api: Record<string, Amount>;
  connections: Amount;
  dollars: number;
  dollarsPerPlayerHour: number | null;
}

/** A line of the bill. */
export interface BillLine {
  use: string;
  quantity: number;
  dollars: number;
}

/** Adds up the ledger, the most expensive use first. */
export function billOf(ledger: Ledger): BillLine[] {
  const { functions, reads, writes, queues, api, connections } = ledger;
  const sum = (use: string, amounts: Record<string, Amount>): BillLine => ({
    use,
    quantity: total(amounts, ({ quantity }) => quantity),
    dollars: total(amounts, ({ dollars }) => dollars),
  });
  const lines: BillLine[] = [
    ...Object.entries(functions).map(([name, { invocations, dollars }]) => ({
      use: name,
      quantity: invocations,
      dollars,
    })),
    sum('Tables, read units', reads),
    sum('Tables, write units', writes),
    sum('Queues, requests', queues),
    sum('API Gateway, messages and requests', api),
    { use: 'API Gateway, connection minutes', ...connections },
  ];
  return lines.sort((one, other) => other.dollars - one.dollars);
}

/** Formats a price in thousandths of a dollar. */
export const formatPrice = (dollars: number): string => (dollars * 1000).toFixed(4);

function total<T>(values: Record<string, T>, of: (value: T) => number): number {
  return Object.values(values).reduce((sum, value) => sum + of(value), 0);
}

/** How busy the stack was between two states of the ledger. */
export interface Traffic {
  /** Frames from clients and requests over HTTP, per second. */
  requestsPerSecond: number;
  /** Frames to clients per second. */
  messagesPerSecond: number;
  functions: { name: string; perSecond: number; meanMs: number; coldStarts: number }[];
}

/** Returns what happened between two states; null if the ledger started again in between. */
export function trafficBetween(before: Ledger, after: Ledger): Traffic | null {
  const seconds = after.seconds - before.seconds;
  if (before.since !== after.since || seconds <= 0) return null;
  const rate = (meter: string) => ((after.api[meter]?.quantity ?? 0) - (before.api[meter]?.quantity ?? 0)) / seconds;
  const functions = Object.entries(after.functions).flatMap(([name, now]) => {
    const then = before.functions[name];
    const invocations = now.invocations - (then?.invocations ?? 0);
    if (!invocations) return [];
    const billedMs = now.billedMs - (then?.billedMs ?? 0);
    const coldStarts = now.coldStarts - (then?.coldStarts ?? 0);
    return [{ name, perSecond: invocations / seconds, meanMs: billedMs / invocations, coldStarts }];
  });
  return {
    requestsPerSecond: rate('messages in') + rate('http requests'),
    messagesPerSecond: rate('messages out'),
    functions: functions.sort((one, other) => other.perSecond - one.perSecond),
  };
}
