import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localSecret } from './secrets.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-start-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('localSecret', () => {
  it('is long, kept, and for its owner only', async () => {
    const file = join(folder, 'state/session-secret');
    const secret = localSecret(file);
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(localSecret(file)).toBe(secret);
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('is another one in another folder, and made anew when the file is empty', async () => {
    const empty = join(folder, 'empty');
    await writeFile(empty, '');
    const made = localSecret(empty);
    expect(made).toHaveLength(43);
    expect(localSecret(join(folder, 'other'))).not.toBe(made);
  });
});
