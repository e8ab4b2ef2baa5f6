/** Where a provider is, and who we are there. */
export interface ProviderAddress {
  readonly host: string;
  readonly port: number;
  readonly isEncrypted: boolean;
  readonly systemId: string;
}

const PORTS: Readonly<Record<string, number>> = { 'smpp:': 2775, 'smpps:': 3550 };
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/i;
const MAX_SYSTEM_ID = 15;

/** @returns undefined for what is not `smpp(s)://account@host[:port]` */
export function parseProviderUrl(text: string): ProviderAddress | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const defaultPort = url && PORTS[url.protocol];
  if (!url || !defaultPort || url.password !== '' || url.hostname === '') return undefined;
  const systemId = decoded(url.username);
  if (!systemId || systemId.length > MAX_SYSTEM_ID) return undefined;
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? defaultPort : Number(url.port),
    isEncrypted: url.protocol === 'smpps:',
    systemId,
  };
}

/** A password in the clear stays on this machine, unless somebody wants it otherwise. */
export function isPlainAllowed(
  { host, isEncrypted }: ProviderAddress,
  allowsPlain: boolean,
): boolean {
  return isEncrypted || allowsPlain || LOOPBACK.test(host);
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
