import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const urlOf = (file: string): string => JSON.stringify(new URL(file, import.meta.url).href);

const PLAIN_LOG = `{
  info: (fields, text) => console.log(text ?? fields),
  fatal: (_fields, text) => console.log(text),
}`;

/** A service in a process of its own; its log goes to standard output. */
function service(body: string, { log = PLAIN_LOG } = {}) {
  const script = `
    import { EventEmitter } from 'node:events';
    import { createLogger } from ${urlOf('./log.ts')};
    import { run } from ${urlOf('./run.ts')};
    const log = ${log};
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

  it.each([
    ['a rejection', `Promise.reject(new TypeError('of +14255550123'));`, 'unhandledRejection'],
    ['an exception', `throw new TypeError('of +14255550123');`, 'uncaughtException'],
    [
      'an error event',
      `new EventEmitter().emit('error', new TypeError('of +14255550123'));`,
      'uncaughtException',
    ],
  ])('ends when nobody handles %s, and says where it was', async (_what, failing, origin) => {
    const { child, lines, complaint } = service(
      `alive();
      setImmediate(function ofThisTest() { ${failing} });
      return { async [Symbol.asyncDispose]() { console.log('closed'); } };`,
      { log: `createLogger({ name: 'test' })` },
    );
    expect(await exitCode(child)).toBe(1);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      {
        ...{ name: 'test', level: 60, origin, msg: 'something failed that nobody handles' },
        err: {
          type: 'TypeError',
          at: expect.arrayContaining([expect.stringContaining('ofThisTest')]),
        },
      },
    ]);
    expect(lines.join('') + complaint()).not.toContain('+14255550123');
  });

  it.each([
    ['is told to stop', 'SIGTERM', 0],
    ['fails', 'SIGUSR2', 1],
  ] as const)('ends when nobody reads its log any more and it %s', async (_, signal, code) => {
    const { child, heard } = service(
      `
      const timer = alive();
      process.once('SIGUSR2', () => { throw new Error('unhandled'); });
      queueMicrotask(() => setImmediate(() => console.log('up')));
      return { async [Symbol.asyncDispose]() { clearInterval(timer); } };`,
      { log: `createLogger({ name: 'test' })` },
    );
    const exited = exitCode(child);
    await once(heard, 'up');
    child.stdout?.destroy();
    child.kill(signal);
    expect(await exited).toBe(code);
  });

  it('goes on where somebody else handles what nobody does', async () => {
    const { child, lines, heard } = service(`
      const timer = alive();
      process.on('uncaughtException', () => setImmediate(() => console.log('handled')));
      setImmediate(() => { throw new Error('unhandled'); });
      return { async [Symbol.asyncDispose]() { clearInterval(timer); console.log('closed'); } };`);
    const exited = exitCode(child);
    await once(heard, 'handled');
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
    expect(lines[0]).toBe('something failed that nobody handles');
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
