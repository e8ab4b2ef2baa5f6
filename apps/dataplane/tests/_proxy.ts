import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { appendFile, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = process.env['KAMAILIO_PATH'] ?? '/usr/sbin/kamailio';
const CONFIG = join(import.meta.dirname, '../kamailio/kamailio.cfg');
const HOST = '127.0.0.1';
/** Of OPTIONS that it sends, and of waiting for processes of its own. */
const STOP_MS = 5_000;

const EXAMPLE = join(import.meta.dirname, '../kamailio/lists.example');

export const kamailioIsThere = existsSync(PROGRAM);

/** What it registers, and where: a UDP port on this machine. */
interface ProxyAccount {
  readonly port: number;
  readonly domain: string;
  readonly user: string;
  readonly password: string;
}

export interface ProxyOptions {
  readonly port: number;
  /** UDP ports on this machine. */
  readonly dataPlanes: readonly number[];
  readonly trunks: readonly number[];
  readonly account?: ProxyAccount;
}

/** Kamailio of the system's package, with the configuration that is there for servers. */
export async function startProxy(options: ProxyOptions): Promise<AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-kamailio-'));
  await cp(EXAMPLE, folder, { recursive: true });
  await writeFile(join(folder, 'dispatcher.list'), destinationsOf(options));
  await appendFile(join(folder, 'uacreg'), accountOf(options));
  const args = ['-f', CONFIG, '-DD', '-E', '-m', '32', '-M', '4', '-Y', folder, '-w', folder];
  const child = spawn(PROGRAM, args, { stdio: 'ignore', env: environmentOf(options, folder) });
  const ended = once(child, 'exit');
  return {
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      const hard = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await ended;
      clearTimeout(hard);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function destinationsOf({ dataPlanes, trunks }: ProxyOptions): string {
  const lines = (set: number, ports: readonly number[]): string[] =>
    ports.map((port) => `${set} sip:${HOST}:${port}`);
  return [...lines(1, dataPlanes), ...lines(2, trunks), ''].join('\n');
}

/** In the columns of the example. */
function accountOf({ account, port }: ProxyOptions): string {
  if (!account) return '';
  const { domain, user, password, port: registrar } = account;
  const [proxy, contact] = [`sip:${HOST}:${registrar}`, `${HOST}:${port}`].map(escaped);
  const names = [user, user, domain, user, domain, domain, user, password].join(':');
  return `0:${names}::${proxy}:60:0:0:${contact}:\n`;
}

function escaped(text: string): string {
  return text.replaceAll(':', String.raw`\:`);
}

function environmentOf({ port }: ProxyOptions, folder: string) {
  return {
    ...process.env,
    ...{ SIP_PROXY_HOST: HOST, SIP_PROXY_ADDRESS: HOST },
    ...{ SIP_PROXY_PORT: String(port), SIP_PROXY_LISTS: folder },
  };
}
