import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { CarrierApi } from '../src/index.ts';
import { until } from './_until.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const account = { systemId: 'switchboard', password: 'pretend' };
const inventoryKey = 'inventory-key-only-for-tests';

/** A port that was free a moment ago, and is named before there is anybody to listen on it. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A carrier in a process of its own that can be killed, and comes again at the same place. */
export class CarrierProcess implements AsyncDisposable {
  readonly account = account;
  readonly inventoryKey = inventoryKey;
  readonly http: string;
  readonly smpp: { readonly host: string; readonly port: number };
  readonly api: CarrierApi;
  readonly #environment: NodeJS.ProcessEnv;
  #child: ReturnType<typeof spawn> | undefined;

  private constructor(folder: string, port: number, smppPort: number) {
    this.http = `http://localhost:${port}`;
    this.smpp = { host: '127.0.0.1', port: smppPort };
    this.api = new CarrierApi(this.http);
    this.#environment = {
      PATH: process.env['PATH'],
      CARRIER_PORT: String(port),
      CARRIER_SMPP_PORT: String(smppPort),
      CARRIER_STATE: folder,
      CARRIER_PASSWORD: account.password,
      CARRIER_INVENTORY_KEY: inventoryKey,
    };
  }

  static async start(folder: string): Promise<CarrierProcess> {
    const carrier = new CarrierProcess(folder, await freePort(), await freePort());
    await carrier.restart();
    return carrier;
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  async restart(): Promise<void> {
    await this.kill();
    const options = ['--conditions=@switchboard/source', MAIN];
    this.#child = spawn(process.execPath, options, { env: this.#environment, stdio: 'ignore' });
    await until('the carrier is up', async () => {
      if (this.#child?.exitCode !== null) throw new Error('The carrier has ended.');
      return fetch(`${this.http}/health`).then(
        ({ ok }) => ok,
        () => false,
      );
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
  }
}
