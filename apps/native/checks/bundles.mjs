import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { node, own } from './run.mjs';

/** What a phone loads before it can show anything: a tenth more than it was when this was written. */
const MAX_BYTES = 4_500_000;
const EXPECTED = ['/src/ringing/step.ts', '/libs/calling-local/src/call-agent.ts'];
/** What no phone loads: the SDK for calls in browsers is 7 MB large and does not run there. */
const FOREIGN = [
  ...['/node_modules/@azure/communication-calling/', '/node_modules/react-native-web/'],
  ...['/node_modules/react-dom/', '/src/ports/web/'],
];
/** Of these there is one each, or hooks and views of one do not work in the other. */
const ONE_EACH = ['/node_modules/react/index.js', '/node_modules/react-native/index.js'];

/** Both bundles compile to bytecode, are small enough, and hold what they should, once. */
export function checkBundles() {
  const out = mkdtempSync(join(tmpdir(), 'native-export-'));
  try {
    const to = ['--source-maps', '--output-dir', out];
    node([own('expo/bin/cli'), 'export', '--platform', 'all', ...to]);
    const sizes = ['android', 'ios'].map((platform) => checkBundle(out, platform));
    return `android ${sizes[0]}, ios ${sizes[1]} of at most ${MAX_BYTES} bytes`;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function checkBundle(out, platform) {
  const folder = join(out, '_expo/static/js', platform);
  const files = readdirSync(folder);
  const bundles = files.filter((name) => name.endsWith('.hbc'));
  assert.equal(bundles.length, 1, `${platform} has one bundle, of bytecode`);
  const map = files.find((name) => name.endsWith('.map'));
  checkSources(JSON.parse(readFileSync(join(folder, map), 'utf8')).sources);
  const { size } = statSync(join(folder, bundles[0]));
  assert.ok(size < MAX_BYTES, `the bundle of ${platform} has ${size} bytes`);
  return size;
}

/** @param {readonly string[]} sources as Metro names them, from the root of the workspace or of the app */
function checkSources(sources) {
  for (const path of EXPECTED) assert.ok(sources.includes(path), `${path} is in it`);
  for (const path of FOREIGN) {
    assert.ok(!sources.some((one) => one.startsWith(path)), `${path} is not in it`);
  }
  for (const path of ONE_EACH) {
    const { length } = sources.filter((one) => one === path);
    assert.equal(length, 1, `${length} times ${path}`);
  }
}
