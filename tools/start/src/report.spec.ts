import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apps } from '@switchboard/stack';
import { readOptions } from './options.ts';
import { removeStackFile, writeStackFile } from './report.ts';
import { describeStack } from './stack.ts';
import type { StackPorts } from './stack.ts';

const ports = Object.fromEntries(apps.map((app) => [app.name, app.ports])) as StackPorts;
const people = [{ name: 'Alice', login: 'alice' }];

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-start-'));
  file = join(folder, 'stack.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function written(args: string[]): Promise<Record<string, unknown>> {
  const options = readOptions(args);
  const stack = describeStack(folder, folder, ports, options);
  await writeStackFile(file, stack, options, people);
  return JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
}

describe('stack.json', () => {
  it('says what the table says', async () => {
    expect(await written([])).toEqual({
      ready: true,
      apps: {
        web: { url: 'http://localhost:3000' },
        console: { url: 'http://localhost:3200' },
        access: { url: 'http://localhost:3100' },
        'bots-service': { url: 'http://localhost:3470' },
        bots: { url: 'http://localhost:3500' },
        carrier: { url: 'http://localhost:3960' },
        'push-lab': { url: 'http://localhost:3970' },
        dataplane: { url: 'http://localhost:7100' },
        'identity-provider': { url: 'http://localhost:3900' },
        networking: { url: 'http://localhost:3300' },
        telephony: { url: 'http://localhost:3400' },
        'telephony-service': { url: 'http://localhost:3450' },
      },
      dataplane: {
        https: 'https://localhost:7443',
        http: 'http://localhost:7100',
        control: 'http://localhost:7101',
      },
      connectionString: expect.stringMatching(/^endpoint=https:\/\/localhost:7443\/;accesskey=/),
      caFile: join(folder, 'dataplane/tls/ca.pem'),
      people,
    });
  });

  it('names only the apps that run', async () => {
    const { apps } = await written(['--only', 'dataplane']);
    expect(Object.keys(apps as object)).toEqual(['dataplane']);
  });

  it('is whole or not there, for its owner only, and goes with the stack', async () => {
    await written([]);
    expect((await readdir(folder)).filter((name) => name.startsWith('stack'))).toEqual([
      'stack.json',
    ]);
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
    await removeStackFile(file);
    await removeStackFile(file);
    await expect(stat(file)).rejects.toThrow();
  });
});
