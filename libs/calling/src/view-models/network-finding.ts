/** What a test of the network has found, in the order of how much may be hoped for. */
export type NetworkFinding =
  | { readonly word: 'relayed'; readonly roundTripMs: number }
  /** The relay answers, but nothing came back through it. */
  | { readonly word: 'reachable' }
  | { readonly word: 'direct' }
  | { readonly word: 'blocked' }
  | { readonly word: 'unknown' };

export interface NetworkTrial {
  /** How many relays there are to be tried. */
  readonly relays: number;
  /** Kinds of ways that were found out of here. */
  readonly ways: ReadonlySet<string>;
  /** How long something took there and back through the relay. */
  readonly roundTripMs?: number | undefined;
}

/** What calls may hope for, by what was tried. */
export function findingOf({ relays, ways, roundTripMs }: NetworkTrial): NetworkFinding {
  if (roundTripMs !== undefined) return { word: 'relayed', roundTripMs };
  if (relays === 0) return { word: 'unknown' };
  if (ways.has('relay')) return { word: 'reachable' };
  return { word: ways.size > 0 ? 'direct' : 'blocked' };
}
