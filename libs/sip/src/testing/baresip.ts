import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import type { Certificate } from './certificate.ts';
import { freePort, listens, start } from './foreign-process.ts';
import type { ForeignProcess } from './foreign-process.ts';
import { until } from './until.ts';

const PROGRAM = '/usr/bin/baresip';
const MODULES = ['/usr/lib/baresip/modules', '/usr/lib64/baresip/modules'].find(existsSync) ?? '';
export const hasBaresip = existsSync(PROGRAM) && MODULES !== '';

export interface BaresipOptions {
  /** The line of its account: its address and parameters. @param port where it listens for UDP and TCP; TLS is the next one */
  readonly account: (port: number) => string;
  /** For TLS: its own, and whom it trusts. */
  readonly certificate?: Certificate | undefined;
}

interface Event {
  readonly type?: string;
  readonly class?: string;
  readonly param?: string;
}

/** A phone of somebody else, driven over its control port. */
export class Baresip implements AsyncDisposable {
  readonly events: Event[] = [];
  readonly port: number;
  readonly #process: ForeignProcess;
  readonly #socket: Socket;
  #rest = '';

  private constructor(process: ForeignProcess, socket: Socket, port: number) {
    this.#process = process;
    this.#socket = socket;
    this.port = port;
    socket.on('data', (chunk: Buffer) => this.#read(chunk.toString('latin1')));
    socket.on('error', () => undefined);
  }

  static async start(options: BaresipOptions): Promise<Baresip> {
    // One for UDP and TCP, the next one for TLS, and one to drive it by.
    const port = await freePort(3);
    const control = port + 2;
    const child = await start(PROGRAM, (folder) => ['-f', folder], filesOf(options, port, control));
    await until('the phone can be driven', () => listens(control));
    const socket = connect(control, '127.0.0.1');
    await once(socket, 'connect');
    return new Baresip(child, socket, port);
  }

  /** Everything it has written, for when a test fails. */
  get output(): string {
    return this.#process.output();
  }

  command(command: string, params = ''): void {
    const text = JSON.stringify({ command, params });
    this.#socket.write(`${Buffer.byteLength(text)}:${text},`);
  }

  has(type: string): boolean {
    return this.events.some((event) => event.type === type);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#socket.destroy();
    await this.#process[Symbol.asyncDispose]();
  }

  /** Netstrings of JSON, whose lengths count bytes. */
  #read(text: string): void {
    this.#rest += text;
    for (;;) {
      const [head, length] = /^(\d+):/.exec(this.#rest) ?? [];
      const end = (head?.length ?? 0) + Number(length);
      if (head === undefined || this.#rest.length <= end) return;
      const json = Buffer.from(this.#rest.slice(head.length, end), 'latin1').toString();
      this.events.push(JSON.parse(json) as Event);
      this.#rest = this.#rest.slice(end + 1);
    }
  }
}

function filesOf(
  options: BaresipOptions,
  port: number,
  control: number,
): Readonly<Record<string, string>> {
  const { account, certificate } = options;
  const loaded = ['g711', 'aubridge', 'srtp'].map((name) => `module ${name}.so`);
  const config = [
    `sip_listen 127.0.0.1:${port}`,
    ...(certificate ? ['sip_certificate pair.pem', 'sip_cafile cert.pem'] : []),
    'call_max_calls 4',
    'audio_source aubridge,nil',
    'audio_player aubridge,nil',
    'audio_alert aubridge,alert',
    // Its bridge would be taken by what it plays while it rings elsewhere.
    'ringback_disabled yes',
    `module_path ${MODULES}`,
    ...loaded,
    'module_tmp account.so',
    'module_app menu.so',
    'module_app ctrl_tcp.so',
    `ctrl_tcp_listen 127.0.0.1:${control}`,
  ];
  return {
    config: `${config.join('\n')}\n`,
    accounts: `${account(port)}\n`,
    contacts: '',
    ...(certificate && {
      'pair.pem': certificate.cert + certificate.key,
      'cert.pem': certificate.cert,
    }),
  };
}
