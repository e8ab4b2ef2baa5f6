import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programOf } from './program.ts';

it('a program is what main.ts imports, compiled, and the packages that these import', () => {
  const root = mkdtempSync(join(tmpdir(), 'switchboard-program-'));
  const write = (path: string, text: string) =>
    writeFileSync(join(root, 'apps/shop/src', path), text);
  mkdirSync(join(root, 'apps/shop/src/near'), { recursive: true });
  write(
    'main.ts',
    `import { price } from './near/price.ts';\nimport 'node:fs';\nprice satisfies number;\n`,
  );
  write(
    'near/price.ts',
    `import type { Paint } from 'paint';\nimport { z } from '@own/lib/deep';\nexport const price: number = z;\n`,
  );
  write('page.ts', `import 'react';\n`);
  try {
    expect(programOf(root, 'apps/shop')).toEqual({
      packages: ['@own/lib'],
      files: [
        {
          to: 'apps/shop/dist/main.js',
          text: expect.stringContaining('from "./near/price.js"') as string,
        },
        {
          to: 'apps/shop/dist/near/price.js',
          text: expect.stringContaining('export const price = z;') as string,
        },
      ],
    });
  } finally {
    rmSync(root, { recursive: true });
  }
});
