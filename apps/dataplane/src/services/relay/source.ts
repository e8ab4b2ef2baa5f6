import { randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Scope } from '@switchboard/kernel';
import type { Logger } from '@switchboard/service';
import { addressOf, reachable } from './addresses.ts';
import type { RelayConfig } from './config.ts';
import { RelaySupervisor } from './supervisor.ts';

/** Where relays are, and the secret they share with us. */
export interface RelaySource {
  readonly secret: string;
  /** None while there is no relay. */
  readonly urls: () => Promise<readonly string[]>;
  /** The one of ours; others tell nobody what goes through them, and take no orders. */
  readonly own?: Pick<RelaySupervisor, 'use' | 'end'>;
}

/** The relay of the configuration: none, ones of your own, or one of ours in a process beside. */
export function openRelaySource(config: RelayConfig, log: Logger, scope: Scope): RelaySource {
  // Made anew at each start: who comes back asks for new credentials anyway.
  const secret = randomBytes(32).toString('base64url');
  if (config.kind === 'off') return { secret, urls: async () => [] };
  if (config.kind === 'external') {
    return { secret: config.secret, urls: async () => config.urls };
  }
  const { host, port, address, allowedPeers, limits } = config;
  const own = scope.use(
    new RelaySupervisor({ host, port, address, secret, allowedPeers, limits }, log),
  );
  return {
    secret,
    own,
    async urls() {
      const bound = await own.port();
      if (bound === undefined) return [];
      const name = config.publicHost ?? address ?? reachable(await addressOf(host));
      const at = `${isIPv6(name) ? `[${name}]` : name}:${bound}`;
      return [`stun:${at}`, `turn:${at}?transport=udp`];
    },
  };
}
