import { BlockList, isIP } from 'node:net';

export interface PeerRules {
  /** Exceptions from what is private: `10.1.0.0/16`, `::1/128`, an address, or `self`. */
  readonly allowed: readonly string[];
  /** Where relayed addresses are: both ends of a call may be relayed. */
  readonly relayAddress: string;
  readonly firstRelayPort: number;
  /** The addresses `self` stands for; asked each time, because laptops change networks. */
  readonly ownAddresses: () => readonly string[];
}

/** Whom a relay may send to: never a private network it happens to be in. */
export interface PeerPolicy {
  /** Permissions are for an address, whatever the port. */
  permits(address: string): boolean;
  /** On the relay's own address only relayed ports are peers, unless it is allowed by name. */
  permitsPort(address: string, port: number): boolean;
}

/** Private, shared, link-local, documentation, multicast, reserved; and IPv6 ways to embed those. */
const NOT_PUBLIC: readonly string[] = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/128',
  '::1/128',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/32',
  '2001:db8::/32',
  '2002::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
];
const SELF = 'self';

export function peerPolicy(rules: PeerRules): PeerPolicy {
  const { allowed, relayAddress, firstRelayPort, ownAddresses } = rules;
  const denied = listOf(NOT_PUBLIC);
  const named = listOf(allowed.filter((entry) => entry !== SELF));
  const isNamed = (address: string): boolean =>
    contains(named, address) || (allowed.includes(SELF) && ownAddresses().includes(address));
  return {
    permits(address) {
      if (isIP(address) === 0) return false;
      return address === relayAddress || !contains(denied, address) || isNamed(address);
    },
    permitsPort(address, port) {
      return address !== relayAddress || port >= firstRelayPort || isNamed(address);
    },
  };
}

/** Is this what {@link PeerRules.allowed} may hold? */
export function isPeerRange(text: string): boolean {
  if (text === SELF) return true;
  const [address = '', bits, more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more !== undefined) return false;
  if (bits === undefined) return true;
  return /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128);
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

/** An IPv4 address in IPv6 clothes is judged as what it is. */
function contains(list: BlockList, address: string): boolean {
  return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
