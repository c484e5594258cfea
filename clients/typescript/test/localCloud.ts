import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The WebSocket URL of LocalCloud. */
    address: string;
  }
}

const START_TIMEOUT_MS = 60_000;
const root = new URL('../../..', import.meta.url).pathname;

/** Runs LocalCloud while the tests run. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const { address, stop } = await runLocalCloud();
  provide('address', address);
  return stop;
}

/** Starts LocalCloud on a free port. Requires a build of it. */
export async function runLocalCloud(...options: string[]): Promise<{ address: string; stop: () => Promise<void> }> {
  const args = [
    'run',
    '--project',
    'tools/LocalCloud',
    '--no-build',
    '--',
    '--port',
    '0',
    '--log',
    'quiet',
    ...options,
  ];
  // `detached` starts a new process group, so `stop` also ends the process that `dotnet run` starts.
  const cloud = spawn('dotnet', args, { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>(resolve => cloud.once('exit', () => resolve()));
  const stop = async () => {
    if (cloud.exitCode === null) process.kill(-cloud.pid!, 'SIGINT');
    await ended;
  };

  const stopAndThrow = async (error: unknown) => {
    await stop();
    throw error;
  };

  let timer: NodeJS.Timeout | undefined;
  const address = new Promise<string>((resolve, reject) => {
    createInterface(cloud.stdout).on('line', line => {
      const up = /is up .*(ws:\S+)/.exec(line);
      if (up) resolve(up[1]!);
    });
    void ended.then(() => reject(new Error('LocalCloud did not start. Build it with: dotnet build tools/LocalCloud')));
    timer = setTimeout(() => reject(new Error('LocalCloud did not start in time.')), START_TIMEOUT_MS);
  });
  return { address: await address.catch(stopAndThrow).finally(() => clearTimeout(timer)), stop };
}
