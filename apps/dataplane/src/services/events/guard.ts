import { lookup as resolve } from 'node:dns';
import type { LookupAddress } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import type { LookupFunction } from 'node:net';

/** Addresses that are nobody's on the internet: this machine, private networks, metadata services. */
const RESERVED = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
  '::/127',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  'fc00::/7',
  'fe80::/9',
  'ff00::/8',
];
const LOOPBACK = ['127.0.0.0/8', '::1/128'];

export class EndpointRefused extends Error {
  override readonly name = 'EndpointRefused';
}

export function isAddressRange(range: string): boolean {
  const [address = '', bits, more] = range.split('/');
  const most = isIP(address) === 4 ? 32 : 128;
  const isLength = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
  return isIP(address) !== 0 && isLength && more === undefined;
}

/** Where events may be sent: so that nobody reads through us what only this machine can reach. */
export class EndpointGuard {
  readonly #reserved = listOf(RESERVED);
  readonly #loopback = listOf(LOOPBACK);
  readonly #allowed: BlockList;

  /** @param allowed address ranges that are allowed although they are reserved */
  constructor(allowed: readonly string[]) {
    this.#allowed = listOf(allowed);
  }

  /** Plain http only reaches this machine, where nobody listens in. */
  isAllowed(address: string, isPlain: boolean): boolean {
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (isPlain && !this.#loopback.check(address, family)) return false;
    return this.#allowed.check(address, family) || !this.#reserved.check(address, family);
  }

  /** Says what is wrong with an address before anything is sent to it. @returns nothing when it may be */
  problem({ protocol, hostname, username, password }: URL): string | undefined {
    const host = hostname.replace(/^\[(.*)\]$/, '$1');
    const isPlain = protocol === 'http:';
    if (username !== '' || password !== '') return 'The endpoint must not hold credentials.';
    if (isIP(host) !== 0 && !this.isAllowed(host, isPlain)) return notAllowed(isPlain);
    if (isIP(host) === 0 && isPlain && host !== 'localhost') return notAllowed(isPlain);
    return undefined;
  }

  /** Resolves names for a connection and leaves out what is refused, however often the answer changes. */
  lookup(isPlain: boolean): LookupFunction {
    return (host, options, done) => {
      resolve(host, { ...options, all: true }, (error, found) => {
        const allowed = (found ?? []).filter((one) => this.isAllowed(one.address, isPlain));
        const [first] = allowed;
        if (error) done(error, '');
        else if (!first) done(new EndpointRefused('The address is refused.'), '');
        else if (options.all) done(null, allowed);
        else done(null, first.address, first.family satisfies LookupAddress['family']);
      });
    };
  }
}

function notAllowed(isPlain: boolean): string {
  return isPlain
    ? 'The endpoint must be https; http is for this machine.'
    : 'The address of the endpoint is not allowed.';
}

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family);
  }
  return list;
}
