import { BlockList, isIP, isIPv6 } from 'node:net';

const PRIVATE = new BlockList();
for (const [network, bits] of [
  ...[['10.0.0.0', 8] as const, ['100.64.0.0', 10] as const, ['127.0.0.0', 8] as const],
  ...[['169.254.0.0', 16] as const, ['172.16.0.0', 12] as const, ['192.168.0.0', 16] as const],
])
  PRIVATE.addSubnet(network, bits, 'ipv4');
PRIVATE.addSubnet('fc00::', 7, 'ipv6');
PRIVATE.addSubnet('fe80::', 10, 'ipv6');

const isPrivate = (host: string): boolean =>
  isIP(host) > 0 && PRIVATE.check(host, isIPv6(host) ? 'ipv6' : 'ipv4');

/** Does a peer say that it is at an address of its own network, which is not reached from here? */
export function isBehindNat(claimed: string, source: string): boolean {
  return claimed !== source && isPrivate(claimed) && !isPrivate(source);
}
