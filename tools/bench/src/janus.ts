import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, listening } from './free-port.ts';

const PROGRAM = process.env['JANUS_PATH'] ?? '/usr/bin/janus';
const LIBRARIES = process.env['JANUS_LIBRARIES'] ?? '/usr/lib/x86_64-linux-gnu/janus';

export interface Janus extends AsyncDisposable {
  readonly url: string;
  readonly pid: number;
}

export const hasJanus = (): boolean => existsSync(PROGRAM);

/** Janus of the system's package with its video room, on loopback. */
export async function startJanus(): Promise<Janus> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-bench-janus-'));
  const port = await freePort();
  const files = {
    'janus.jcfg': `
      general: {
        plugins_folder = "${LIBRARIES}/plugins"
        transports_folder = "${LIBRARIES}/transports"
        events_folder = "${LIBRARIES}/events"
        loggers_folder = "${LIBRARIES}/loggers"
        interface = "127.0.0.1"
        debug_level = 2
      }
      nat: { ice_enforce_list = "127.0.0.1"; ignore_mdns = true }
      events: { broadcast = false }`,
    'janus.transport.websockets.jcfg': `
      general: { json = "compact"; ws = true; ws_port = ${port}; ws_ip = "127.0.0.1"; wss = false }`,
    'janus.transport.http.jcfg': 'general: { http = false; https = false }',
    'janus.plugin.videoroom.jcfg': 'general: { string_ids = true }',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const child = spawn(PROGRAM, ['-F', folder], { stdio: 'ignore' });
  const exit = once(child, 'exit');
  await listening(child, port);
  return {
    url: `ws://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await exit;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
