import { resolve } from 'node:path';
import { assemble } from './assemble.ts';
import { checkImages } from './check/check-images.ts';
import { shippedApps } from './tree/tree.ts';

const root = resolve(import.meta.dirname, '../../..');
const [out] = process.argv.slice(2);

// With a folder: the trees that images are made of. Without: are they whole, and do they start?
if (out === undefined) await check();
else for (const app of shippedApps) assemble(root, app, resolve(out));

async function check(): Promise<void> {
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => interruption.abort());
  try {
    process.exitCode = (await checkImages(root, interruption.signal)) ? 0 : 1;
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
