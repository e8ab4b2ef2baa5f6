import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { link } from './link.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'switchboard-link-'));
});
afterEach(() => rmSync(root, { recursive: true }));

it('links the projects of the lock file that are not linked yet, however often', async () => {
  mkdirSync(join(root, 'libs/ui'), { recursive: true });
  writeFileSync(join(root, 'libs/ui/package.json'), '{}');
  const packages = {
    'libs/ui': {},
    'node_modules/react': { version: '19.2.3' },
    'node_modules/@switchboard/ui': { resolved: 'libs/ui', link: true },
  };
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages }));
  for (let time = 0; time < 2; time++) {
    await link(root)();
    const found = join(root, 'node_modules/@switchboard/ui/package.json');
    expect(readFileSync(found, 'utf8')).toBe('{}');
  }
});
