import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missingFrom } from './missing.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'switchboard-missing-'));
  mkdirSync(join(root, 'lib'));
  writeFileSync(
    join(root, 'lib/a.js'),
    `import './b.js'; require('./c'); new URL('./d.wasm', import.meta.url); import('./nowhere.js');`,
  );
  for (const name of ['b.js', 'c.cjs', 'd.wasm']) writeFileSync(join(root, 'lib', name), '');
});
afterEach(() => rmSync(root, { recursive: true }));

const copied = (name: string) => ({ to: `app/${name}`, from: `lib/${name}` });

describe('what a tree lacks', () => {
  it('is what its files import and the workspace has', () => {
    expect(missingFrom(root, [copied('a.js'), copied('b.js')])).toEqual([
      'app/a.js imports ./c',
      'app/a.js imports ./d.wasm',
    ]);
  });

  it('is nothing when all of it is there; what nobody has is not looked for', () => {
    const all = ['a.js', 'b.js', 'c.cjs', 'd.wasm'].map(copied);
    expect(missingFrom(root, all)).toEqual([]);
  });
});
