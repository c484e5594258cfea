import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Conversation, play, type Rates } from './conversation.js';
import { runLocalCloud } from './localCloud.js';

const folder = new URL('../../conversations/', import.meta.url);
const start = new URL('start.plan', folder);
const seed = Number(process.env.CONVERSATION_SEED ?? 1);

describe(`With faults from the seed ${seed}`, () => {
  let cloud: Awaited<ReturnType<typeof runLocalCloud>>;
  beforeAll(async () => void (cloud = await runLocalCloud('--chaos', start.pathname)), 60_000);
  afterAll(() => cloud.stop());

  const files = readdirSync(folder).filter(file => file.endsWith('.json'));
  test.each(files.map(file => [read(file).name, file]))('%s', { timeout: 300_000 }, (_, file) =>
    play(read(file), cloud.address, plan),
  );

  async function plan(rates: Rates, pushesTo?: string): Promise<void> {
    const body = JSON.stringify({ ...JSON.parse(readFileSync(start, 'utf8')), seed, rates, pushesTo });
    const response = await fetch(new URL('/dev/chaos', cloud.address.replace(/^ws/, 'http')), { method: 'POST', body });
    expect(response.status).toBe(200);
  }
});

const read = (file: string): Conversation => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
