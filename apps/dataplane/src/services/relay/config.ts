import type { Env } from '../../env.ts';
import { isPeerRange } from './peers.ts';
import type { RelayLimits } from './quota.ts';

export type RelayConfig =
  | { readonly kind: 'off' }
  | { readonly kind: 'external'; readonly urls: readonly string[]; readonly secret: string }
  | {
      readonly kind: 'embedded';
      readonly host: string;
      /** 0 for any free one. */
      readonly port: number;
      /** What clients reach it under, if that is not `host`. An address. */
      readonly address?: string;
      /** What clients are told to connect to; absent for the address. */
      readonly publicHost?: string;
      readonly allowedPeers: readonly string[];
      readonly limits: RelayLimits;
    };

/** On a laptop both ends of a call are this machine. */
const LAPTOP_PEERS = ['127.0.0.0/8', '::1/128', 'self'];
/** RFC 7064 and 7065; a name, an IPv4 address, or an IPv6 address in brackets. */
const RELAY_URL = /^(?:stuns?:(?<stun>[^?]+)|turns?:(?<turn>[^?]+?)(?:\?transport=(?:udp|tcp))?)$/;
const RELAY_HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::(?<port>\d{1,5}))?$/i;
/** Over everybody. */
const MAX_ALLOCATIONS = 4_096;

export function relayConfig(env: Env, isLaptop: boolean): RelayConfig {
  const { TURN_URLS: urls, TURN_SECRET: secret, DATAPLANE_RELAY_ADDRESS: address } = env;
  if (env.DATAPLANE_RELAY === 'off') return { kind: 'off' };
  if (urls && secret) return { kind: 'external', urls: listed(urls), secret };
  const named = env.DATAPLANE_RELAY_ALLOWED_PEERS;
  const publicUrl = env.DATAPLANE_PUBLIC_URL;
  return {
    kind: 'embedded',
    host: env.DATAPLANE_HOST.replace(/^\[(.*)\]$/, '$1'),
    port: env.DATAPLANE_RELAY_PORT,
    ...(address && { address }),
    ...(publicUrl && { publicHost: new URL(publicUrl).hostname.replace(/^\[(.*)\]$/, '$1') }),
    allowedPeers: named === undefined ? (isLaptop ? LAPTOP_PEERS : []) : listed(named),
    limits: {
      allocationsPerPerson: env.DATAPLANE_RELAY_ALLOCATIONS,
      allocations: MAX_ALLOCATIONS,
      bytesPerSecond: env.DATAPLANE_RELAY_BYTES_PER_SECOND,
    },
  };
}

export function relayProblems(env: Env): string[] {
  const problems: string[] = [];
  if (!env.TURN_URLS !== !env.TURN_SECRET)
    problems.push('TURN_URLS, TURN_SECRET: give both or neither');
  if (!listed(env.TURN_URLS ?? '').every(isRelayUrl)) {
    problems.push(
      'TURN_URLS: must be stun:, turn: or turns:<host>[:<port>][?transport=udp|tcp], with commas',
    );
  }
  if (!listed(env.DATAPLANE_RELAY_ALLOWED_PEERS ?? '').every(isPeerRange)) {
    problems.push('DATAPLANE_RELAY_ALLOWED_PEERS: must be address ranges or self, with commas');
  }
  return problems;
}

/** A browser takes none of them when one is wrong, and says so only to its console. */
function isRelayUrl(url: string): boolean {
  const { stun, turn } = RELAY_URL.exec(url)?.groups ?? {};
  const host = RELAY_HOST.exec(stun ?? turn ?? '');
  const port = Number(host?.groups?.['port'] ?? 1);
  return host !== null && port >= 1 && port <= 65_535;
}

function listed(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
