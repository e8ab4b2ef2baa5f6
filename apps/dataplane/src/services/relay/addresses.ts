import { lookup } from 'node:dns/promises';
import { isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';

export function ownAddresses(): string[] {
  return interfaces().map(({ address }) => address);
}

/** The address of a name to listen on; `localhost` is IPv4, which every client tries. */
export async function addressOf(host: string): Promise<string> {
  return (await lookup(host, { order: 'ipv4first' })).address;
}

/** An address others can send to, for one to listen on, which may mean every one. */
export function reachable(address: string): string {
  if (address !== '0.0.0.0' && address !== '::') return address;
  const family = isIPv6(address) ? 'IPv6' : 'IPv4';
  const outward = interfaces().find((one) => one.family === family && !one.internal);
  return outward?.address ?? (family === 'IPv6' ? '::1' : '127.0.0.1');
}

function interfaces() {
  return Object.values(networkInterfaces()).flatMap((found) => found ?? []);
}
