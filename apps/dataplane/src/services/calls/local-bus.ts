import { randomBytes } from 'node:crypto';
import type { CallBus, CallMessage } from './bus.ts';

/** The bus of a data plane that is one process. */
export function localCallBus(): CallBus {
  const self = randomBytes(6).toString('hex');
  const agents = new Map<string, Set<string>>();
  const claims = new Map<string, string>();
  let handler: ((message: CallMessage) => void) | undefined;
  return {
    self,
    send(process, message) {
      // As over a network: never inside the sender's own step.
      if (process === self) queueMicrotask(() => handler?.(message));
    },
    subscribe(next) {
      handler = next;
    },
    async register(user, agent) {
      const known = agents.get(user);
      if (known) known.add(agent);
      else agents.set(user, new Set([agent]));
    },
    async unregister(user, agent) {
      const known = agents.get(user);
      known?.delete(agent);
      if (known?.size === 0) agents.delete(user);
    },
    async devicesOf(users) {
      return new Map(
        users.map((user) => {
          const devices = [...(agents.get(user) ?? [])];
          return [user, devices.map((agent) => ({ process: self, agent }))];
        }),
      );
    },
    async claim(key, callId) {
      const known = claims.get(key);
      if (known === undefined) claims.set(key, callId);
      return known ?? callId;
    },
    async release(key, callId) {
      if (claims.get(key) === callId) claims.delete(key);
    },
    async alive(processes) {
      return new Set(processes.filter((process) => process === self));
    },
    [Symbol.asyncDispose]: async () => undefined,
  };
}
