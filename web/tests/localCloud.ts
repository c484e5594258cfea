import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Includes the time to build the page. */
const START_TIMEOUT_MS = 300_000;
const root = new URL('../..', import.meta.url).pathname;

/** Starts LocalCloud on a free port and waits until it serves the page. Requires a build of LocalCloud. */
export default async function setup(): Promise<() => Promise<void>> {
  const run = ['run', '--project', 'tools/LocalCloud', '--no-build', '--'];
  // The console shows the history, which is a minute late by default.
  const args = [...run, '--port', '0', '--log', 'quiet', '--parameter', 'HistoryWindowSeconds=1'];
  // `detached` starts a new process group, so `stop` also ends the process that `dotnet run` starts.
  const cloud = spawn('dotnet', args, { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>(resolve => cloud.once('exit', () => resolve()));
  const stop = async () => {
    if (cloud.exitCode === null) process.kill(-cloud.pid!, 'SIGTERM');
    await ended;
  };

  const lines = createInterface(cloud.stdout);
  let timer: NodeJS.Timeout | undefined;
  const pageIsServed = new Promise<void>((resolve, reject) => {
    timer = setTimeout(() => reject(new Error('LocalCloud did not serve the page in time.')), START_TIMEOUT_MS);
    lines.on('line', line => {
      const page = /Open (http:\S+) in a browser/.exec(line);
      if (page) process.env.LOBBY_PAGE = page[1]!;
      if (/could not be built/.test(line)) reject(new Error(line));
      // LocalCloud prints one of these when the page was built now, or was up to date.
      if (/The page is built|Ctrl-C ends it/.test(line)) void isServed().then(served => served && resolve());
    });
    void ended.then(() => reject(new Error('LocalCloud did not start. Build it with: dotnet build tools/LocalCloud')));
  });
  try {
    await pageIsServed;
  } catch (error) {
    await stop();
    throw error;
  } finally {
    clearTimeout(timer);
  }
  return stop;
}

const isServed = async (): Promise<boolean> => (await fetch(process.env.LOBBY_PAGE!)).ok;
