import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { CarrierApi } from './carrier-api.ts';
import { TEST_ACCOUNT } from './test-account.ts';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const listening = z.object({
  msg: z.literal('listening'),
  url: z.url(),
  smppPort: z.int(),
});

/** A carrier in a process of its own, from its sources, that can be killed and comes again where it was. */
export class CarrierProcess implements AsyncDisposable {
  readonly account = { systemId: TEST_ACCOUNT.systemId, password: TEST_ACCOUNT.password };
  readonly inventoryKey = TEST_ACCOUNT.inventoryKey;
  readonly http: string;
  readonly smpp: { readonly host: string; readonly port: number };
  readonly api: CarrierApi;
  readonly #folder: string;
  #child: ChildProcess;

  private constructor(folder: string, { child, url, smppPort }: Running) {
    this.#folder = folder;
    this.#child = child;
    this.http = url;
    this.smpp = { host: '127.0.0.1', port: smppPort };
    this.api = new CarrierApi(url);
  }

  /** @param folder where its state is */
  static async start(folder: string): Promise<CarrierProcess> {
    return new CarrierProcess(folder, await run(folder, 0, 0));
  }

  /** The power cut: nobody is told, nothing is brought to an end. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  /** Kills it where it runs, and starts it on the same ports. */
  async restart(): Promise<void> {
    await this.kill();
    const port = Number(new URL(this.http).port);
    this.#child = (await run(this.#folder, port, this.smpp.port)).child;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.kill();
  }
}

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
  readonly smppPort: number;
}

/** @returns once it listens */
async function run(folder: string, port: number, smppPort: number): Promise<Running> {
  const child = spawn(process.execPath, ['--conditions=@switchboard/source', MAIN], {
    env: {
      PATH: process.env['PATH'],
      CARRIER_PORT: String(port),
      CARRIER_SMPP_PORT: String(smppPort),
      CARRIER_STATE: folder,
      CARRIER_SYSTEM_ID: TEST_ACCOUNT.systemId,
      CARRIER_PASSWORD: TEST_ACCOUNT.password,
      CARRIER_INVENTORY_KEY: TEST_ACCOUNT.inventoryKey,
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const { promise, resolve, reject } = Promise.withResolvers<Running>();
  createInterface(child.stdout).on('line', (line) => {
    const said = listening.safeParse(JSON.parse(line));
    if (said.success) resolve({ child, ...said.data });
  });
  child.once('exit', () => reject(new Error('The carrier has ended.')));
  return promise;
}
