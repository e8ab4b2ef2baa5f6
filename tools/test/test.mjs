/** `npm test`: everything that is checked, on any Node from 20.19 and with nothing installed. */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, nodeFlags } from '../install.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
await ensureInstalled(root);
const { status } = spawnSync(
  join(root, 'node_modules/.bin/node'),
  [...nodeFlags, join(root, 'tools/test/src/main.ts'), ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
process.exit(status ?? 1);
