import type { SipProtocol } from '@switchboard/sip';

/** A trunk as an address says it. */
export interface TrunkAddress {
  /** A domain name, or an address. */
  readonly host: string;
  readonly port: number;
  readonly protocol: SipProtocol;
  /** As whom we prove who we are, where the trunk asks. */
  readonly user?: string;
}

const URL_FORM =
  /^(sips?):(?:([A-Za-z0-9._~+-]{1,64})@)?([A-Za-z0-9.-]{1,253})(?::(\d{1,5}))?(?:;transport=(udp|tcp|tls))?$/i;
const PORTS = { udp: 5_060, tcp: 5_060, tls: 5_061 } as const;

/** Reads `sips:user@host`, or `sip:host:port;transport=udp`; `sips` is TLS, `sip` without more is UDP. */
export function parseTrunkUrl(text: string): TrunkAddress | undefined {
  const [, scheme = '', user, host = '', portText, transport] = URL_FORM.exec(text) ?? [];
  if (host === '') return undefined;
  const isSecure = scheme.toLowerCase() === 'sips';
  const protocol = (transport?.toLowerCase() ?? (isSecure ? 'tls' : 'udp')) as SipProtocol;
  if (isSecure && protocol !== 'tls') return undefined;
  const port = portText === undefined ? PORTS[protocol] : Number(portText);
  if (port < 1 || port > 65_535) return undefined;
  return { host: host.toLowerCase(), port, protocol, ...(user !== undefined && { user }) };
}
