import type { Capability } from './use-numbers';

const ALL = ['none', 'inbound', 'outbound', 'inbound+outbound'] as const;

/** What may be chosen of what a number can do at most, the most first. */
export function choicesWithin(most: Capability): Capability[] {
  if (most === 'none') return ['none'];
  return most === 'inbound+outbound' ? [...ALL].reverse() : [most, 'none'];
}

/** Where its words are: a key has no plus. */
export function keyOf(capability: Capability): 'none' | 'inbound' | 'outbound' | 'both' {
  return capability === 'inbound+outbound' ? 'both' : capability;
}
