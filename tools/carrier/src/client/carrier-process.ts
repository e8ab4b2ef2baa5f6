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
  sipPort: z.int(),
});

export interface CarrierProcessOptions {
  /** Where numbers that were bought are called: `sip:127.0.0.1:5070;transport=udp`. */
  readonly trunk?: string;
}

interface Ports {
  readonly http: number;
  readonly smpp: number;
  readonly sip: number;
}

/** A carrier in a process of its own, from its sources, that can be killed and comes again where it was. */
export class CarrierProcess implements AsyncDisposable {
  readonly account = { systemId: TEST_ACCOUNT.systemId, password: TEST_ACCOUNT.password };
  readonly inventoryKey = TEST_ACCOUNT.inventoryKey;
  readonly http: string;
  readonly smpp: { readonly host: string; readonly port: number };
  readonly sip: { readonly host: string; readonly port: number };
  readonly api: CarrierApi;
  readonly #folder: string;
  readonly #options: CarrierProcessOptions;
  #child: ChildProcess;

  private constructor(folder: string, options: CarrierProcessOptions, running: Running) {
    const { child, url, smppPort, sipPort } = running;
    this.#folder = folder;
    this.#options = options;
    this.#child = child;
    this.http = url;
    this.smpp = { host: '127.0.0.1', port: smppPort };
    this.sip = { host: '127.0.0.1', port: sipPort };
    this.api = new CarrierApi(url);
  }

  /** @param folder where its state is */
  static async start(folder: string, options: CarrierProcessOptions = {}): Promise<CarrierProcess> {
    const any = { http: 0, smpp: 0, sip: 0 };
    return new CarrierProcess(folder, options, await run(folder, options, any));
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
    const http = Number(new URL(this.http).port);
    const ports = { http, smpp: this.smpp.port, sip: this.sip.port };
    this.#child = (await run(this.#folder, this.#options, ports)).child;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.kill();
  }
}

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
  readonly smppPort: number;
  readonly sipPort: number;
}

/** @returns once it listens */
async function run(
  folder: string,
  { trunk }: CarrierProcessOptions,
  ports: Ports,
): Promise<Running> {
  const child = spawn(process.execPath, ['--conditions=@switchboard/source', MAIN], {
    env: {
      PATH: process.env['PATH'],
      CARRIER_PORT: String(ports.http),
      CARRIER_SMPP_PORT: String(ports.smpp),
      CARRIER_SIP_PORT: String(ports.sip),
      ...(trunk !== undefined && { CARRIER_TRUNK: trunk }),
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
