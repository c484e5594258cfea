import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const root = new URL('../..', import.meta.url).pathname;

/** Runs the whole stack on a free port while the tests run, and waits for its page. It has to be built. */
export default async function setup(): Promise<() => Promise<void>> {
  const args = ['run', '--project', 'tools/LocalCloud', '--no-build', '--', '--port', '0', '--log', 'quiet'];
  // A group of its own, so that what `dotnet run` starts ends with it.
  const cloud = spawn('dotnet', args, { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>(resolve => cloud.once('exit', () => resolve()));
  const stop = async () => {
    if (cloud.exitCode === null) process.kill(-cloud.pid!, 'SIGTERM');
    await ended;
  };

  const lines = createInterface(cloud.stdout);
  const built = new Promise<void>((resolve, reject) => {
    lines.on('line', line => {
      const page = /Open (http:\S+) in a browser/.exec(line);
      if (page) process.env.LOBBY_PAGE = page[1]!;
      if (/could not be built/.test(line)) reject(new Error(line));
      // What comes next says whether the page was there already.
      if (/The page is built|Ctrl-C ends it/.test(line)) void isServed().then(served => served && resolve());
    });
    void ended.then(() => reject(new Error('LocalCloud did not start. Is it built? dotnet build tools/LocalCloud')));
  });
  await built.catch(async error => {
    await stop();
    throw error;
  });
  return stop;
}

const isServed = async (): Promise<boolean> => (await fetch(process.env.LOBBY_PAGE!)).ok;
