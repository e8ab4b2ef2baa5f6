import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { z } from 'zod';
import { until } from './_until.ts';

const listening = z.object({
  msg: z.literal('relay listening'),
  pid: z.number(),
  port: z.number(),
});

interface RelayProcess {
  readonly pid: number;
  readonly port: number;
}

/** Each life of the relay's process so far, by what the data plane logs. */
export function relayProcesses(logs: readonly string[]): readonly RelayProcess[] {
  return logs.flatMap((line) => {
    const { success, data } = listening.safeParse(JSON.parse(line));
    return success ? [data] : [];
  });
}

/**
 * Kills the relay's process, and takes its port before it is started again: so the next one is another relay, at an
 * address that nobody knows who does not ask.
 */
export async function replaceRelay(logs: readonly string[]): Promise<Disposable> {
  const { pid, port } = relayProcesses(logs).at(-1)!;
  process.kill(pid, 'SIGKILL');
  const socket = createSocket('udp4');
  const taken = async (): Promise<boolean> => {
    const bound = once(socket, 'listening');
    socket.bind({ address: '127.0.0.1', port, exclusive: true });
    return bound.then(
      () => true,
      () => false,
    );
  };
  await until('its port is taken', taken);
  return { [Symbol.dispose]: () => void socket.close() };
}
