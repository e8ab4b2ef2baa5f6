import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';

const LOOPBACK = '127.0.0.1';

/**
 * Where a trunk is. Names below `localhost` are this machine (RFC 6761), whatever the system knows of them.
 *
 * @returns nothing when the name leads nowhere at present
 */
export async function resolveHost(name: string): Promise<string | undefined> {
  if (isIP(name) !== 0) return name;
  if (name === 'localhost' || name.endsWith('.localhost')) return LOOPBACK;
  const found = await lookup(name, { verbatim: true }).catch(() => undefined);
  return found?.address;
}
