import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { freePort, listening } from './free-port.ts';

export interface Coturn extends AsyncDisposable {
  readonly url: string;
  readonly pid: number;
}

export function hasCoturn(): boolean {
  return spawnSync('turnserver', ['--version']).error === undefined;
}

/** coturn with the shared secret, for loopback, without anything it does not need. */
export async function startCoturn(secret: string): Promise<Coturn> {
  const port = await freePort();
  const child = spawn(
    'turnserver',
    [
      '--use-auth-secret',
      `--static-auth-secret=${secret}`,
      '--realm=switchboard',
      '--allow-loopback-peers',
      '--allowed-peer-ip=127.0.0.1',
      '--listening-ip=127.0.0.1',
      '--relay-ip=127.0.0.1',
      `--listening-port=${port}`,
      '--no-tls',
      '--no-dtls',
      '--no-cli',
      '--log-file=stdout',
      '--pidfile=',
      '-n',
    ],
    { stdio: 'ignore' },
  );
  const exit = once(child, 'exit');
  // It takes TCP on the same port, and opens that last.
  await listening(child, port);
  return {
    url: `turn:127.0.0.1:${port}?transport=udp`,
    pid: child.pid ?? 0,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await exit;
    },
  };
}
