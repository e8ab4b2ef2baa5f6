import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Scope } from '@switchboard/kernel';
import { buildNativeWeb } from './build-native-web.ts';
import { createStaticServer } from './serve.ts';

export interface NativeWebConfig {
  /** 0 for any free one. */
  readonly port: number;
  /** What the app is told of its services. */
  readonly app: unknown;
}

export interface NativeWeb extends AsyncDisposable {
  /** Where it listens, for instance `http://localhost:3980`. */
  readonly url: string;
}

/** Builds the phone app for a browser, and serves it on this machine alone. */
export async function compose({ app, port }: NativeWebConfig): Promise<NativeWeb> {
  const scope = new Scope();
  try {
    const folder = await mkdtemp(join(tmpdir(), 'native-web-'));
    scope.add(() => rm(folder, { recursive: true, force: true }));
    await buildNativeWeb({ outdir: folder });
    const server = createStaticServer(folder, app);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, 'localhost', resolve);
    });
    scope.add(() => {
      server.closeAllConnections();
      server.close();
    });
    const { port: taken } = server.address() as AddressInfo;
    return { url: `http://localhost:${taken}`, [Symbol.asyncDispose]: () => scope.end() };
  } catch (error) {
    await scope.end();
    throw error;
  }
}
