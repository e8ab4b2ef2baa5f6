import { resolve } from 'node:path';
import { buildNativeWeb } from './src/build-native-web.ts';

/** `node tools/native-web/build.mjs <folder>` builds the phone app's web build there. */
const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('Say which folder to build into.');
  process.exit(2);
}
const { bytes, files, ms } = await buildNativeWeb({ outdir: resolve(folder) });
for (const [name, size] of Object.entries(files)) console.log(`${name}  ${size}`);
console.log(`${bytes} bytes in ${ms} ms`);
