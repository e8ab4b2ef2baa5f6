import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const RUN = JSON.stringify(new URL('./run.ts', import.meta.url).href);

/** A service in a process of its own; its log goes to standard output. */
function service(body: string) {
  const script = `
    import { run } from ${RUN};
    const log = {
      info: (fields, text) => console.log(text ?? fields),
      fatal: (_fields, text) => console.log(text),
    };
    const alive = () => setInterval(() => undefined, 1_000);
    await run(async () => { ${body} }, log);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const heard = new EventTarget();
  createInterface(child.stdout).on('line', (line) => {
    lines.push(line);
    heard.dispatchEvent(new Event(line));
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  return { child, lines, heard, complaint: () => complaint };
}

async function exitCode(child: ChildProcess): Promise<number | null> {
  const [code] = (await once(child, 'close')) as [number | null];
  return code;
}

describe('run', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('closes the service in order on %s', async (signal) => {
    const { child, lines, heard } = service(`
      const timer = alive();
      queueMicrotask(() => setImmediate(() => console.log('up')));
      return { async [Symbol.asyncDispose]() { clearInterval(timer); console.log('closed'); } };`);
    const exited = exitCode(child);
    await once(heard, 'up');
    child.kill(signal);
    expect(await exited).toBe(0);
    expect(lines).toEqual(['up', 'stopping', 'closed', 'stopped']);
  });

  it('stops what was just starting when it is told to', async () => {
    const { child, lines, heard } = service(`
      const timer = alive();
      process.once('SIGTERM', () => release());
      const { promise, resolve: release } = Promise.withResolvers();
      console.log('starting');
      await promise;
      return { async [Symbol.asyncDispose]() { clearInterval(timer); console.log('closed'); } };`);
    const exited = exitCode(child);
    await once(heard, 'starting');
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
    expect(lines).toEqual(['starting', 'stopping', 'closed', 'stopped']);
  });

  it('ends with a failure when the start fails, and says why', async () => {
    const { child, lines, complaint } = service(`throw new Error('The port is taken.');`);
    expect(await exitCode(child)).toBe(1);
    expect(lines).toEqual(['failed']);
    expect(complaint()).toContain('The port is taken.');
  });

  it('ends with a failure when the stop fails', async () => {
    const { child, heard } = service(`
      alive();
      queueMicrotask(() => setImmediate(() => console.log('up')));
      return { async [Symbol.asyncDispose]() { throw new Error('stuck'); } };`);
    const exited = exitCode(child);
    await once(heard, 'up');
    child.kill('SIGTERM');
    expect(await exited).toBe(1);
  });
});
