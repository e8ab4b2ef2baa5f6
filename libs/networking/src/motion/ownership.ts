import type { PeerId } from '../transport/transport.ts';

/** Who moves a thing, and the how manieth to do so. */
export interface Claim {
  readonly owner: PeerId;
  readonly epoch: number;
}

/**
 * Who moves what. Everybody may take a thing at once; all come to the same answer, in whatever order and however
 * often they hear of the claims: the later epoch has it, and of two in the same epoch the one whose name is greater.
 */
export class Ownership {
  readonly #claims = new Map<string, Claim>();

  of(thing: string): Claim | undefined {
    return this.#claims.get(thing);
  }

  /** Takes a thing, for others to be told. */
  take(thing: string, owner: PeerId): Claim {
    const claim = { owner, epoch: (this.#claims.get(thing)?.epoch ?? 0) + 1 };
    this.#claims.set(thing, claim);
    return claim;
  }

  /** @returns whether somebody else has the thing now than before */
  hear(thing: string, claim: Claim): boolean {
    const known = this.#claims.get(thing);
    if (known && !isAfter(claim, known)) return false;
    this.#claims.set(thing, claim);
    return known?.owner !== claim.owner;
  }

  /** For who comes late. */
  entries(): [thing: string, claim: Claim][] {
    return [...this.#claims];
  }
}

function isAfter(one: Claim, other: Claim): boolean {
  return one.epoch === other.epoch ? one.owner > other.owner : one.epoch > other.epoch;
}
