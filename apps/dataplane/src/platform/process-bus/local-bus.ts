import { randomBytes } from 'node:crypto';
import type { Logger } from '@switchboard/service';
import type { ProcessBus } from './bus.ts';
import type { Claims } from './claims.ts';
import type { Directory } from './directory.ts';
import { Subscribers } from './subscribers.ts';

const nothing: Disposable = { [Symbol.dispose]: () => undefined };

/** The bus of a data plane that is one process, which nothing can interrupt. */
export function localBus(log: Pick<Logger, 'error'>): ProcessBus {
  const self = randomBytes(6).toString('hex');
  const subscribers = new Subscribers(log);
  return {
    self,
    publish: (topic, message) => subscribers.deliver(topic.name, message),
    send(process, topic, message) {
      // As over a network: never inside the sender's own step.
      if (process === self) queueMicrotask(() => subscribers.deliver(topic.name, message));
    },
    written: async () => undefined,
    subscribe: (topic, hear) => subscribers.add(topic, hear),
    onInterrupted: () => nothing,
    alive: async (processes) => new Set(processes.filter((process) => process === self)),
    onProcessGone: () => nothing,
    directory: localDirectory(self),
    claims: localClaims(),
    [Symbol.asyncDispose]: async () => undefined,
  };
}

function localDirectory(process: string): Directory {
  const entries = new Map<string, Set<string>>();
  return {
    async enter(name, entry) {
      const known = entries.get(name) ?? new Set();
      entries.set(name, known.add(entry));
    },
    async leave(name, entry) {
      const known = entries.get(name);
      known?.delete(entry);
      if (known?.size === 0) entries.delete(name);
    },
    async find(names) {
      const places = (name: string) =>
        [...(entries.get(name) ?? [])].map((entry) => ({ process, entry }));
      return new Map(names.map((name) => [name, places(name)]));
    },
  };
}

function localClaims(): Claims {
  const claims = new Map<string, string>();
  return {
    async claim(key, value) {
      const known = claims.get(key);
      if (known === undefined) claims.set(key, value);
      return known ?? value;
    },
    async release(key, value) {
      if (claims.get(key) === value) claims.delete(key);
    },
  };
}
