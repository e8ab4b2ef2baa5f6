import { isIP } from 'node:net';
import {
  AddressRanges,
  isAddressRange,
  reservedAddresses,
} from '../../platform/http/address-ranges.ts';

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

const SELF = 'self';

export function peerPolicy(rules: PeerRules): PeerPolicy {
  const { allowed, relayAddress, firstRelayPort, ownAddresses } = rules;
  const denied = reservedAddresses();
  const named = new AddressRanges(allowed.filter((entry) => entry !== SELF));
  const isNamed = (address: string): boolean =>
    named.includes(address) || (allowed.includes(SELF) && ownAddresses().includes(address));
  return {
    permits(address) {
      if (isIP(address) === 0) return false;
      return address === relayAddress || !denied.includes(address) || isNamed(address);
    },
    permitsPort(address, port) {
      return address !== relayAddress || port >= firstRelayPort || isNamed(address);
    },
  };
}

/** Is this what {@link PeerRules.allowed} may hold? */
export function isPeerRange(text: string): boolean {
  return text === SELF || isAddressRange(text);
}
