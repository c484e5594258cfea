// One process runs all functions, so its clients need as many connections as there are invocations in all environments of Lambda.
export const requestHandler = { httpAgent: { maxSockets: 1_000 } };
