import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { classes, createTurnClient, Message, methods, parseMessage } from 'werift';
import type { IceServer } from '@switchboard/acs-wire';
import { until } from './_until.ts';

type TurnClient = Awaited<ReturnType<typeof createTurnClient>>;
type TurnOptions = NonNullable<Parameters<typeof createTurnClient>[1]>;

export interface Login {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
}

/** What a client makes of the servers it was given. */
export function loginOf(servers: readonly IceServer[]): Login {
  const [server] = servers;
  const url = server?.urls.find((candidate) => candidate.startsWith('turn:')) ?? '';
  const [, host = '', port = ''] = /^turn:(.+):(\d+)/.exec(url) ?? [];
  return {
    host,
    port: Number(port),
    username: server?.username ?? '',
    password: server?.credential ?? '',
  };
}

/** An allocation held by a TURN client that is not of the server's family. */
export class Allocation implements AsyncDisposable {
  readonly #turn: TurnClient;
  readonly received: string[] = [];
  #isOver = false;

  private constructor(turn: TurnClient) {
    this.#turn = turn;
    turn.onData.subscribe((data) => void this.received.push(data.toString()));
  }

  static async open(
    { host, port, username, password }: Login,
    way: TurnOptions = {},
  ): Promise<Allocation> {
    const turn = await createTurnClient({ address: [host, port], username, password }, way);
    return new Allocation(turn);
  }

  get address(): { readonly ip: string; readonly port: number } {
    const [ip, port] = this.#turn.relayedAddress;
    return { ip, port };
  }

  permit(ip: string): Promise<void> {
    return this.#turn.getPermission([ip, 9]);
  }

  async send(text: string, to: { readonly ip: string; readonly port: number }): Promise<void> {
    await this.#turn.sendData(Buffer.from(text), [to.ip, to.port]);
  }

  /** For one that the relay has ended, where there is nothing to give back. */
  async abandon(): Promise<void> {
    this.#isOver = true;
    await this.#turn.close();
  }

  /** The client alone would leave its allocation to time. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    const last = new Message(methods.REFRESH, classes.REQUEST).setAttribute('LIFETIME', 0);
    await this.#turn.requestWithRetry(last, this.#turn.server).catch(() => undefined);
    await this.#turn.close();
  }
}

/**
 * The code a login gets when it asks for an allocation; 0 when it gets one. By hand, because the
 * client above trusts no refusal that is not signed, and one of an unknown name cannot be.
 */
export async function loginCode({ host, port, username, password }: Login): Promise<number> {
  const socket = createSocket('udp4');
  socket.connect(port, host);
  await once(socket, 'connect');
  const ask = async (key?: Buffer, attributes: readonly [string, unknown][] = []) => {
    const request = new Message(methods.ALLOCATE, classes.REQUEST);
    request.setAttribute('REQUESTED-TRANSPORT', 17 << 24);
    for (const [name, value] of attributes) request.setAttribute(name as 'NONCE', value as Buffer);
    if (key) request.addMessageIntegrity(key);
    socket.send(request.bytes);
    const [data] = (await once(socket, 'message', { signal: AbortSignal.timeout(5_000) })) as [
      Buffer,
    ];
    return parseMessage(data);
  };
  try {
    const challenge = await ask();
    const realm = String(challenge?.getAttributeValue('REALM'));
    const nonce = challenge?.getAttributeValue('NONCE') as Buffer;
    const key = createHash('md5').update(`${username}:${realm}:${password}`).digest();
    const attributes = { USERNAME: username, REALM: realm, NONCE: nonce };
    const answer = await ask(key, Object.entries(attributes));
    return codeOf(answer);
  } finally {
    socket.close();
  }
}

/** The code of the relay's refusal; 0 when it did not refuse. */
export async function refusalOf(attempt: Promise<unknown>): Promise<number> {
  try {
    const opened = await attempt;
    if (opened instanceof Allocation) await opened[Symbol.asyncDispose]();
    return 0;
  } catch (error) {
    const { response } = error as { response?: { getAttributeValue(name: string): unknown } };
    if (!response) throw error;
    return codeOf(response);
  }
}

function codeOf(answer: { getAttributeValue(name: string): unknown } | undefined): number {
  const code: unknown = answer?.getAttributeValue('ERROR-CODE');
  return Array.isArray(code) ? Number(code[0]) : 0;
}

export interface Coturn extends AsyncDisposable {
  readonly url: string;
}

/** What `docker-compose.yml` gives coturn, but for what belongs to its network. */
export async function composedOptions(): Promise<string[]> {
  const file = new URL('../../../docker-compose.yml', import.meta.url);
  const [, service = ''] = (await readFile(file, 'utf8')).split(/^ {2}coturn:$/m);
  const [block = ''] = service.split(/^ {2}\w/m);
  const options = [...block.matchAll(/^ +- (--\S+)$/gm)].map(([, option = '']) => option);
  return options.filter((option) => !option.includes('${'));
}

export async function startCoturn(secret: string, options: readonly string[]): Promise<Coturn> {
  const port = await freePort();
  const fixed = [
    '--use-auth-secret',
    `--static-auth-secret=${secret}`,
    '--realm=switchboard',
    '--allow-loopback-peers',
    '--listening-ip=127.0.0.1',
    '--relay-ip=127.0.0.1',
    `--listening-port=${port}`,
    '--log-file=stdout',
    '--pidfile=',
    '-n',
  ];
  const child = spawn('turnserver', [...fixed, ...options], { stdio: 'ignore' });
  const exit = once(child, 'exit');
  await until('coturn listens', () => {
    if (child.exitCode !== null) throw new Error('turnserver ended');
    return accepts(port);
  });
  return {
    url: `turn:127.0.0.1:${port}?transport=udp`,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await exit;
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

/** It takes TCP on the same port, and opens that last. */
function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.on('error', () => resolve(false)).on('connect', () => socket.destroy());
  });
}
