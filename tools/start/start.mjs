/**
 * `npm start` and `npm run dev`. Runs on any Node from 20.19 and with nothing installed: installs
 * if needed, then hands over to the Node 24 that came with the packages.
 */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, nodeFlags } from '../install.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
await ensureInstalled(root);

const child = spawn(
  join(root, 'node_modules/.bin/node'),
  [...nodeFlags, join(root, 'tools/start/src/main.ts'), ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
// The terminal tells the whole group; this process only waits for the other to finish.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
}
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
