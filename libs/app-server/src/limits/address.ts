import { isIPv6 } from 'node:net';

/**
 * What counts as one address: an IPv6 customer has a whole /64 and could count afresh 2⁶⁴ times.
 *
 * @example addressKey('2001:db8::1') // '2001:db8:0:0'
 */
export function addressKey(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip);
  if (mapped?.[1]) return mapped[1];
  if (!isIPv6(ip)) return ip;
  const [left = '', right] = ip.split('%')[0]?.split('::') ?? [];
  const head = left === '' ? [] : left.split(':');
  const tail = right ? right.split(':') : [];
  const zeros = Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0');
  return [...head, ...zeros, ...tail].slice(0, 4).join(':');
}
