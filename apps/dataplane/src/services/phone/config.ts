import { isIP } from 'node:net';
import { resolve } from 'node:path';
import type { Env } from '../../env.ts';
import { parseTrunkUrl } from './trunk-url.ts';
import type { TrunkAddress } from './trunk-url.ts';

/** How phones are reached. */
export type PhoneConfig =
  | { readonly kind: 'off' }
  | {
      readonly kind: 'on';
      readonly sip: SipListening;
      /** Where the sound of telephones comes in, and how long one may send none before it is gone. */
      readonly sound: {
        readonly host: string;
        readonly ports: readonly [number, number];
        readonly silenceMs: number;
      };
      /** Where trunks find us, if that is not where we are bound. */
      readonly address: string;
      /** The only trunk, or the one that is there as long as the resource has set none. */
      readonly trunk?: TrunkAddress & { readonly password?: string };
      /** A JSON file with the settings of several, by domain name. */
      readonly trunksFile?: string;
      /** Further addresses and networks that calls are taken from, beside those of the trunks. */
      readonly allowedPeers: readonly string[];
      /** Whether phones may transfer calls to numbers that are not of the resource, at its expense. */
      readonly transfersOut: boolean;
    };

export interface SipListening {
  readonly host: string;
  /** Of UDP and TCP. */
  readonly port: number;
  readonly tls?: { readonly port: number; readonly cert: string; readonly key: string };
}

/** A call takes two, one for sound and one for reports. */
const FEWEST_PORTS = 2;

export function phoneConfig(env: Env): PhoneConfig {
  if (env.DATAPLANE_PHONE === 'off') return { kind: 'off' };
  const { SIP_HOST: host, SIP_TRUNK_PASSWORD: password } = env;
  const silenceMs = env.SIP_SILENCE_SECONDS * 1_000;
  const trunk = env.SIP_TRUNK_URL === undefined ? undefined : parseTrunkUrl(env.SIP_TRUNK_URL);
  const tls = tlsOf(env);
  return {
    kind: 'on',
    sip: { host, port: env.SIP_PORT, ...(tls && { tls }) },
    sound: { host, ports: portsOf(env.SIP_RTP_PORTS)!, silenceMs },
    address: env.SIP_ADDRESS ?? host,
    ...(trunk && { trunk: { ...trunk, ...(password !== undefined && { password }) } }),
    ...(env.SIP_TRUNKS && { trunksFile: resolve(env.SIP_TRUNKS) }),
    allowedPeers: listed(env.SIP_ALLOWED_PEERS),
    transfersOut: env.SIP_TRANSFERS === 'anywhere',
  };
}

export function phoneProblems(env: Env): string[] {
  if (env.DATAPLANE_PHONE === 'off') return [];
  const problems: string[] = [];
  if (env.DATAPLANE_MEDIA === 'off')
    problems.push('DATAPLANE_PHONE: phones have no sound with DATAPLANE_MEDIA=off');
  if (isIP(env.SIP_HOST) === 0) problems.push('SIP_HOST: must be an address');
  if (['0.0.0.0', '::'].includes(env.SIP_HOST) && !env.SIP_ADDRESS)
    problems.push('SIP_ADDRESS: required while SIP_HOST is every address');
  if (env.SIP_ADDRESS && isIP(env.SIP_ADDRESS) === 0)
    problems.push('SIP_ADDRESS: must be an address');
  if (env.SIP_TRUNK_URL !== undefined && !parseTrunkUrl(env.SIP_TRUNK_URL))
    problems.push(
      'SIP_TRUNK_URL: must be like sips:user@trunk.example.com or sip:host:port;transport=udp',
    );
  if (!portsOf(env.SIP_RTP_PORTS))
    problems.push('SIP_RTP_PORTS: must be a range of two ports or more, like 42000-42999');
  if (env.SIP_TLS_PORT !== undefined && !tlsOf(env))
    problems.push('SIP_TLS_PORT: needs DATAPLANE_TLS_CERT and DATAPLANE_TLS_KEY');
  if (!listed(env.SIP_ALLOWED_PEERS).every(isNetwork))
    problems.push('SIP_ALLOWED_PEERS: must be addresses and networks, separated by commas');
  return problems;
}

function tlsOf(env: Env): SipListening['tls'] {
  const { SIP_TLS_PORT: port, DATAPLANE_TLS_CERT: cert, DATAPLANE_TLS_KEY: key } = env;
  return port !== undefined && cert && key ? { port, cert, key } : undefined;
}

function portsOf(text: string): readonly [number, number] | undefined {
  const [, first, last] = (/^(\d+)-(\d+)$/.exec(text) ?? []).map(Number);
  if (!first || !last || first < 1_024 || last > 65_535) return undefined;
  return last - first + 1 < FEWEST_PORTS ? undefined : [first, last];
}

function isNetwork(text: string): boolean {
  const [address = '', bits = '0'] = text.split('/');
  return isIP(address) !== 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= 128;
}

function listed(text = ''): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
