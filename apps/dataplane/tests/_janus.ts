import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { openSocket } from '../src/services/media/janus/socket.ts';
import { until } from './_until.ts';

const PROGRAM = process.env['JANUS_PATH'] ?? '/usr/bin/janus';
const LIBRARIES = process.env['JANUS_LIBRARIES'] ?? '/usr/lib/x86_64-linux-gnu/janus';
const START_MS = 15_000;

export const janusIsThere = existsSync(PROGRAM);
export const API_SECRET = 'a-secret-of-the-tests';
export const ADMIN_KEY = 'an-admin-key-of-the-tests';

/** A Janus of the system's package, in a process of its own. */
export interface JanusProcess extends AsyncDisposable {
  readonly url: string;
  readonly pid: number;
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Of all sessions. */
  handles(): Promise<number>;
  /** After a kill, on the same port. */
  restart(): Promise<void>;
}

export async function startJanus(): Promise<JanusProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-janus-'));
  const [port, adminPort] = await Promise.all([freePort(), freePort()]);
  await configure(folder, port, adminPort);
  const url = `ws://127.0.0.1:${port}`;
  const stop = async (signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  let child = await run(folder, url);
  return {
    url,
    get pid() {
      return child.pid!;
    },
    kill: stop,
    handles: () => countHandles(`ws://127.0.0.1:${adminPort}`),
    async restart() {
      child = await run(folder, url);
    },
    async [Symbol.asyncDispose]() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function run(folder: string, url: string): Promise<ChildProcess> {
  const child = spawn(PROGRAM, ['-F', folder], { stdio: 'ignore' });
  const listens = async (): Promise<boolean> => {
    const socket = await openSocket(url, 1_000).catch(() => undefined);
    socket?.terminate();
    return socket !== undefined;
  };
  await until('Janus listens', listens, { withinMs: START_MS });
  return child;
}

async function countHandles(url: string): Promise<number> {
  const socket = new WebSocket(url, 'janus-admin-protocol');
  await once(socket, 'open');
  const ask = async (request: object): Promise<Record<string, unknown>> => {
    socket.send(JSON.stringify({ ...request, transaction: 'x', admin_secret: ADMIN_KEY }));
    const [answer] = (await once(socket, 'message')) as [Buffer];
    return JSON.parse(String(answer)) as Record<string, unknown>;
  };
  const { sessions } = await ask({ janus: 'list_sessions' });
  let count = 0;
  for (const session_id of sessions as number[]) {
    const { handles } = await ask({ janus: 'list_handles', session_id });
    count += (handles as unknown[]).length;
  }
  socket.terminate();
  return count;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** Only what is needed, and only on loopback: the package's own folder opens more. */
async function configure(folder: string, port: number, adminPort: number): Promise<void> {
  const media = 41_000 + Math.floor(Math.random() * 15) * 1_000;
  const files = {
    'janus.jcfg': `
      general: {
        plugins_folder = "${LIBRARIES}/plugins"
        transports_folder = "${LIBRARIES}/transports"
        events_folder = "${LIBRARIES}/events"
        loggers_folder = "${LIBRARIES}/loggers"
        api_secret = "${API_SECRET}"
        admin_secret = "${ADMIN_KEY}"
        interface = "127.0.0.1"
        session_timeout = 60
        reclaim_session_timeout = 30
        debug_level = 2
      }
      media: { rtp_port_range = "${media}-${media + 999}" }
      nat: { ice_enforce_list = "127.0.0.1"; ignore_mdns = true }
      plugins: { disable = "${OTHER_PLUGINS}" }
      transports: { disable = "${OTHER_TRANSPORTS}" }
      events: { broadcast = false }`,
    'janus.transport.websockets.jcfg': `
      general: { json = "compact"; ws = true; ws_port = ${port}; ws_ip = "127.0.0.1"; wss = false }
      admin: { admin_ws = true; admin_ws_port = ${adminPort}; admin_ws_ip = "127.0.0.1"; admin_wss = false }`,
    'janus.plugin.videoroom.jcfg': `
      general: { admin_key = "${ADMIN_KEY}"; string_ids = true; lock_rtp_forward = true }`,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
}

const OTHER_PLUGINS = [
  'audiobridge',
  'duktape',
  'echotest',
  'lua',
  'nosip',
  'recordplay',
  'sip',
  'streaming',
  'textroom',
  'videocall',
  'voicemail',
]
  .map((name) => `libjanus_${name}.so`)
  .join(',');
const OTHER_TRANSPORTS = ['http', 'mqtt', 'nanomsg', 'pfunix', 'rabbitmq']
  .map((name) => `libjanus_${name}.so`)
  .join(',');
