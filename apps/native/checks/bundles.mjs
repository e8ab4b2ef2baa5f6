import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { node, own } from './run.mjs';

/** What a phone loads before it can show anything: a tenth more than it was when this was written. */
const MAX_BYTES = 5_600_000;
/** What no phone loads: the SDK for calls in browsers is 7 MB large and does not run there. */
const FOREIGN = ['@azure/communication-calling', 'react-native-web', 'react-dom'];
/** Of these there is one each, or hooks and views of one do not work in the other. */
const ONE_EACH = ['react', 'react-native', 'zod'];

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

function checkSources(sources) {
  assert.ok(sources.some((path) => path.endsWith('apps/native/src/ringing/step.ts')));
  assert.ok(sources.some((path) => path.endsWith('libs/calling-local/src/call-agent.ts')));
  assert.ok(!sources.some((path) => path.includes('apps/native/src/ports/web/')));
  for (const name of FOREIGN) {
    assert.ok(
      !sources.some((path) => path.includes(`node_modules/${name}/`)),
      `${name} is not in it`,
    );
  }
  for (const name of ONE_EACH) {
    const places = sources.flatMap((path) => {
      const at = path.lastIndexOf(`node_modules/${name}/`);
      return at < 0 ? [] : [path.slice(0, at)];
    });
    assert.equal(new Set(places).size, 1, `one ${name}, not of ${[...new Set(places)].join(', ')}`);
  }
}
