import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where LocalCloud takes sockets. */
    address: string;
  }
}

const root = new URL('../../..', import.meta.url).pathname;

/** Runs the whole stack while the tests run. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const { address, stop } = await runLocalCloud();
  provide('address', address);
  return stop;
}

/** Runs the whole stack on a free port. It has to be built. */
export async function runLocalCloud(...more: string[]): Promise<{ address: string; stop: () => Promise<void> }> {
  const args = ['run', '--project', 'tools/LocalCloud', '--no-build', '--', '--port', '0', '--log', 'quiet', ...more];
  // A group of its own, so that what `dotnet run` starts ends with it.
  const cloud = spawn('dotnet', args, { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>(resolve => cloud.once('exit', () => resolve()));
  const stop = async () => {
    if (cloud.exitCode === null) process.kill(-cloud.pid!, 'SIGINT');
    await ended;
  };

  const address = new Promise<string>((resolve, reject) => {
    createInterface(cloud.stdout).on('line', line => {
      const up = /is up .*(ws:\S+)/.exec(line);
      if (up) resolve(up[1]!);
    });
    void ended.then(() => reject(new Error('LocalCloud did not start. Is it built? dotnet build tools/LocalCloud')));
  });
  return { address: await address, stop };
}
