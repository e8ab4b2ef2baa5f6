import { randomBytes } from 'node:crypto';
import type { Clock } from '@switchboard/kernel';
import type { Logger } from '@switchboard/service';
import type { Redis } from 'ioredis';
import { createRedis } from '../../platform/redis/redis.ts';
import type { CallBus, CallMessage } from './bus.ts';
import { homeOf } from './bus.ts';

const PREFIX = 'switchboard:calls:';
/** A process that has not said for this long that it lives counts as dead. */
const DEAD_AFTER_S = 15;
const BEAT_MS = 5_000;
/** Longer than any call. */
const KEEP_S = 48 * 3600;
/** Takes a claim over only from the call that was seen to be dead. */
const TAKE_OVER = `if redis.call('get', KEYS[1]) == ARGV[1] then
  redis.call('set', KEYS[1], ARGV[2], 'EX', ARGV[3]) return ARGV[2] end
  return redis.call('get', KEYS[1])`;
const RELEASE = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end`;

/**
 * The bus of a data plane of several processes. What it says is trusted: only data planes reach it.
 *
 * @param clock the machine's: a process is alive in real time
 */
export async function redisCallBus(url: string, clock: Clock, log: Logger): Promise<CallBus> {
  const self = randomBytes(6).toString('hex');
  const redis = createRedis(url, log, { lazyConnect: true });
  const inbox = createRedis(url, log, { lazyConnect: true });
  await Promise.all([redis.connect(), inbox.connect()]);
  let handler: ((message: CallMessage) => void) | undefined;
  const alive = (processes: readonly string[]) => aliveAmong(redis, processes);
  const peers = new Peers(alive, (process) => handler?.({ type: 'processGone', process }));
  inbox.on('message', (_channel, text) => {
    const message = JSON.parse(text) as CallMessage;
    // A device that rings here has to stop when the call's home dies, even if it never answered.
    if (message.type === 'deliver' && 'callId' in message.event) {
      peers.add(homeOf(message.event.callId));
    }
    handler?.(message);
  });
  await inbox.subscribe(`${PREFIX}to:${self}`);
  const beat = heartbeat(clock, async () => {
    await redis.set(`${PREFIX}process:${self}`, '1', 'EX', DEAD_AFTER_S);
    await peers.check();
  });
  await beat.first;
  return {
    self,
    send(process, message) {
      if (process === self) return queueMicrotask(() => handler?.(message));
      peers.add(process);
      redis.publish(`${PREFIX}to:${process}`, JSON.stringify(message)).catch((error: unknown) => {
        log.error({ err: error }, 'another process was not told of a call');
      });
    },
    subscribe(next) {
      handler = next;
    },
    async register(user, agent) {
      const key = `${PREFIX}agents:${user}`;
      await redis.multi().hset(key, agent, self).expire(key, KEEP_S).exec();
    },
    async unregister(user, agent) {
      await redis.hdel(`${PREFIX}agents:${user}`, agent);
    },
    async devicesOf(users) {
      const hashes = await Promise.all(
        users.map((user) => redis.hgetall(`${PREFIX}agents:${user}`)),
      );
      const living = await alive([...new Set(hashes.flatMap((hash) => Object.values(hash)))]);
      return new Map(
        users.map((user, at) => {
          const entries = Object.entries(hashes[at] ?? {});
          const devices = entries.map(([agent, process]) => ({ agent, process }));
          return [user, devices.filter(({ process }) => living.has(process))];
        }),
      );
    },
    async claim(key, callId) {
      const name = `${PREFIX}claim:${key}`;
      const taken = await redis.set(name, callId, 'EX', KEEP_S, 'NX');
      const owner = taken === null ? ((await redis.get(name)) ?? callId) : callId;
      if ((await alive([homeOf(owner)])).has(homeOf(owner))) return owner;
      return String(await redis.eval(TAKE_OVER, 1, name, owner, callId, KEEP_S));
    },
    async release(key, callId) {
      await redis.eval(RELEASE, 1, `${PREFIX}claim:${key}`, callId);
    },
    alive,
    [Symbol.asyncDispose]: async () => {
      beat.stop();
      await redis.del(`${PREFIX}process:${self}`).catch(() => undefined);
      redis.disconnect();
      inbox.disconnect();
    },
  };
}

/** The processes this one has calls with; each is checked while it lives, and dropped when it dies. */
class Peers {
  readonly #known = new Set<string>();
  readonly #alive: (processes: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly #gone: (process: string) => void;

  constructor(
    alive: (processes: readonly string[]) => Promise<ReadonlySet<string>>,
    gone: (process: string) => void,
  ) {
    this.#alive = alive;
    this.#gone = gone;
  }

  add(process: string): void {
    this.#known.add(process);
  }

  async check(): Promise<void> {
    const processes = [...this.#known];
    const living = await this.#alive(processes);
    for (const process of processes.filter((one) => !living.has(one))) {
      this.#known.delete(process);
      this.#gone(process);
    }
  }
}

async function aliveAmong(
  redis: Redis,
  processes: readonly string[],
): Promise<ReadonlySet<string>> {
  if (processes.length === 0) return new Set();
  const values = await redis.mget(processes.map((process) => `${PREFIX}process:${process}`));
  return new Set(processes.filter((_process, at) => values[at] !== null));
}

function heartbeat(
  clock: Clock,
  task: () => Promise<void>,
): { first: Promise<void>; stop(): void } {
  let timer: Disposable | undefined;
  let stopped = false;
  const run = async (): Promise<void> => {
    // The next beat tries again; a process that cannot reach Redis is dead to the others anyway.
    await task().catch(() => undefined);
    if (!stopped) timer = clock.after(BEAT_MS, () => void run());
  };
  return {
    first: run(),
    stop() {
      stopped = true;
      timer?.[Symbol.dispose]();
    },
  };
}
