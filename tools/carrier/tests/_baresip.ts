import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NewPhone } from '../src/index.ts';
import type { Certificate } from './_certificate.ts';
import { until } from './_until.ts';

const PROGRAM = '/usr/bin/baresip';
const MODULES = ['/usr/lib/baresip/modules', '/usr/lib64/baresip/modules'].find(existsSync) ?? '';
export const hasBaresip = existsSync(PROGRAM) && MODULES !== '';
if (!hasBaresip) process.stderr.write('SKIPPED: desk phones, for want of baresip\n');

/** A softphone of somebody else, registered with the carrier, that says back what it hears. */
export class Baresip implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #socket: Socket;
  #output = '';

  private constructor(child: ChildProcess, folder: string, socket: Socket) {
    this.#child = child;
    this.#folder = folder;
    this.#socket = socket;
    for (const stream of [child.stdout!, socket])
      stream.on('data', (chunk: Buffer) => {
        this.#output = (this.#output + chunk.toString('latin1')).slice(-100_000);
      });
    socket.on('error', () => undefined);
  }

  /** @param certificate for TLS, with which its sound is encrypted as well */
  static async start(
    phone: NewPhone,
    protocol: 'udp' | 'tls',
    certificate?: Certificate,
  ): Promise<Baresip> {
    const [port, control] = [await freePort(), await freePort()];
    const folder = await mkdtemp(join(tmpdir(), 'switchboard-phone-'));
    for (const [name, text] of Object.entries(filesOf(phone, protocol, port, control, certificate)))
      await writeFile(join(folder, name), text);
    const child = spawn(PROGRAM, ['-f', folder], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const socket = await opened(control);
    return new Baresip(child, folder, socket);
  }

  /** Has it told of this? */
  has(text: string): boolean {
    return this.#output.includes(text);
  }

  command(command: string, params = ''): void {
    const text = JSON.stringify({ command, params });
    this.#socket.write(`${Buffer.byteLength(text)}:${text},`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#socket.destroy();
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const gone = once(this.#child, 'exit');
      this.#child.kill('SIGKILL');
      await gone;
    }
    await rm(this.#folder, { recursive: true, force: true });
  }
}

async function opened(port: number): Promise<Socket> {
  let socket: Socket | undefined;
  await until('the phone can be driven', async () => {
    const tried = connect(port, '127.0.0.1');
    const isOpen = await once(tried, 'connect').then(
      () => true,
      () => false,
    );
    if (isOpen) socket = tried;
    return isOpen;
  });
  return socket!;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function filesOf(
  { user, secret, server }: NewPhone,
  protocol: 'udp' | 'tls',
  port: number,
  control: number,
  certificate: Certificate | undefined,
): Readonly<Record<string, string>> {
  const config = [
    `sip_listen 127.0.0.1:${port}`,
    ...(certificate ? ['sip_certificate pair.pem', 'sip_cafile cert.pem'] : []),
    'call_max_calls 4',
    'audio_source aubridge,nil',
    'audio_player aubridge,nil',
    'audio_alert aubridge,nil',
    `module_path ${MODULES}`,
    ...['g711', 'aubridge', 'srtp'].map((name) => `module ${name}.so`),
    'module_tmp account.so',
    ...['menu', 'ctrl_tcp'].map((name) => `module_app ${name}.so`),
    `ctrl_tcp_listen 127.0.0.1:${control}`,
  ];
  const encrypted = certificate ? ';mediaenc=srtp-mand' : '';
  return {
    config: `${config.join('\n')}\n`,
    accounts: `<sip:${user}@${server};transport=${protocol}>;auth_pass=${secret};regint=60${encrypted}\n`,
    contacts: '',
    ...(certificate && {
      'pair.pem': certificate.cert + certificate.key,
      'cert.pem': certificate.cert,
    }),
  };
}
