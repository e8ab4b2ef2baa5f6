import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

interface Printed {
  readonly carried: number;
  readonly concealed: number;
  readonly broken: unknown;
}

const SCRIPT = fileURLToPath(new URL('_native-opus.ts', import.meta.url));

/** In Jest Opus is that for WebAssembly: the native build can be loaded only once in a process. */
it('carries and conceals a tone with the native build of Opus too', async () => {
  const options = ['--conditions=@switchboard/source', '--no-warnings', SCRIPT];
  const { stdout } = await promisify(execFile)(process.execPath, options);
  const { carried, concealed, broken } = JSON.parse(stdout) as Printed;
  expect(carried).toBeGreaterThan(7_200);
  expect(carried).toBeLessThan(8_800);
  expect(concealed).toBeGreaterThan(2_000);
  expect(broken).toBeNull();
});
