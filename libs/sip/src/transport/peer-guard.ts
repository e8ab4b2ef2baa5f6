import { BlockList, isIPv6 } from 'node:net';
import type { Clock } from '@switchboard/kernel';

export interface PeerGuardOptions {
  readonly clock: Clock;
  /** Addresses and networks in CIDR notation; everybody where it is absent. */
  readonly allow?: readonly string[];
  /** For each address: so many messages at once, and so many a second after that. */
  readonly burst?: number;
  readonly messagesPerSecond?: number;
}

interface Bucket {
  left: number;
  at: number;
}

const MAX_ADDRESSES = 10_000;
/** A trunk of a hundred calls a second sends from one address. */
const BURST = 4_000;
const MESSAGES_PER_SECOND = 2_000;

/** Who may send to us, and how much: asked before anything of a message is looked at. */
export class PeerGuard {
  readonly #options: PeerGuardOptions;
  #list: BlockList | undefined;
  readonly #buckets = new Map<string, Bucket>();

  /** @throws RangeError, TypeError for something in `allow` that is no address and no network */
  constructor(options: PeerGuardOptions) {
    this.#options = options;
    this.#list = options.allow && listOf(options.allow);
  }

  /** From now on these alone: the peers have changed. @throws as the constructor does, and then nothing has changed */
  allowOnly(entries: readonly string[]): void {
    this.#list = listOf(entries);
  }

  allows(address: string): boolean {
    const plain = plainAddress(address);
    return this.#list?.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4') ?? true;
  }

  /** Takes one message of the allowance of an address. */
  admits(address: string): boolean {
    if (!this.allows(address)) return false;
    const bucket = this.#bucketOf(plainAddress(address));
    if (bucket.left < 1) return false;
    bucket.left -= 1;
    return true;
  }

  get addresses(): number {
    return this.#buckets.size;
  }

  #bucketOf(address: string): Bucket {
    const { clock, burst = BURST, messagesPerSecond = MESSAGES_PER_SECOND } = this.#options;
    const now = clock.now();
    const known = this.#buckets.get(address) ?? { left: burst, at: now };
    const earned = ((now - known.at) / 1_000) * messagesPerSecond;
    const bucket = { left: Math.min(burst, known.left + Math.max(0, earned)), at: now };
    this.#buckets.delete(address);
    this.#buckets.set(address, bucket);
    if (this.#buckets.size > MAX_ADDRESSES)
      this.#buckets.delete(this.#buckets.keys().next().value!);
    return bucket;
  }
}

/** An IPv4 address as it is, also where the socket is one of IPv6. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

function listOf(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}
