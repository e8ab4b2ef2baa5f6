import { isIP } from 'node:net';
import type { Env } from '../../env.ts';

/** Where the media of groups and rooms is forwarded. */
export type MediaConfig =
  | { readonly kind: 'off' }
  | {
      readonly kind: 'on';
      /** How many processes beside this one the built-in engine runs in; absent for in this one. */
      readonly processes?: number;
      /** UDP ports of the built-in engine; any when absent. */
      readonly ports?: readonly [number, number];
      /** Addresses that pages reach the built-in engine at, beside those of the machine. */
      readonly addresses?: readonly string[];
      readonly janus: JanusConfig;
    };

export interface JanusConfig {
  /** None for the built-in engine alone. */
  readonly urls: readonly string[];
  readonly apiSecret?: string;
  readonly adminKey?: string;
}

/** A call of eight: two connections for each, and a socket for each of two addresses. */
const FEWEST_PORTS = 32;

export function mediaConfig(env: Env): MediaConfig {
  if (env.DATAPLANE_MEDIA === 'off') return { kind: 'off' };
  const ports = portsOf(env.MEDIA_PORTS);
  const addresses = listed(env.MEDIA_ADDRESSES);
  return {
    kind: 'on',
    ...(env.DATAPLANE_MEDIA === 'on' && { processes: env.MEDIA_PROCESSES }),
    ...(ports && { ports }),
    ...(addresses.length > 0 && { addresses }),
    janus: {
      urls: listed(env.JANUS_URL),
      ...(env.JANUS_API_SECRET && { apiSecret: env.JANUS_API_SECRET }),
      ...(env.JANUS_ADMIN_KEY && { adminKey: env.JANUS_ADMIN_KEY }),
    },
  };
}

export function mediaProblems(env: Env): string[] {
  const problems: string[] = [];
  if (!listed(env.JANUS_URL).every(isSocketUrl))
    problems.push('JANUS_URL: must be ws:// or wss:// addresses, separated by commas');
  if (!listed(env.MEDIA_ADDRESSES).every((address) => isIP(address) !== 0))
    problems.push('MEDIA_ADDRESSES: must be addresses, separated by commas');
  const fewest = FEWEST_PORTS * env.MEDIA_PROCESSES;
  if (env.MEDIA_PORTS && !portsOf(env.MEDIA_PORTS, fewest))
    problems.push(`MEDIA_PORTS: must be a range of ${fewest} ports or more, like 40000-40999`);
  return problems;
}

function portsOf(text = '', fewest = FEWEST_PORTS): readonly [number, number] | undefined {
  const [, first, last] = (/^(\d+)-(\d+)$/.exec(text) ?? []).map(Number);
  if (!first || !last || last > 65_535 || last - first + 1 < fewest) return undefined;
  return [first, last];
}

function isSocketUrl(text: string): boolean {
  return URL.canParse(text) && /^wss?:$/.test(new URL(text).protocol);
}

function listed(text = ''): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
