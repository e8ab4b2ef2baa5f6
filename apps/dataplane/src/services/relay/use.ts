import { z } from 'zod';

const count = z.number().int().min(0);

/** What goes through a relay. Bytes are those of people's data; what is refused is counted since the relay began. */
export const relayCounts = z.object({
  /** Held now. */
  allocations: count,
  /** From clients to their peers. */
  sentBytes: count,
  receivedBytes: count,
  /** Asked to send where nobody may. */
  refusedPeers: count,
  /** Over a quota, or of a kind that is not offered. */
  refusedAllocations: count,
});

/** The whole of a relay, and of those who used it of late, by what it knows them by. */
export const relayUse = z.object({
  total: relayCounts,
  people: z.array(relayCounts.extend({ tag: z.string() })),
});

export type RelayCounts = z.output<typeof relayCounts>;
export type RelayUse = z.output<typeof relayUse>;

export const noCounts = (): RelayCounts => ({
  allocations: 0,
  sentBytes: 0,
  receivedBytes: 0,
  refusedPeers: 0,
  refusedAllocations: 0,
});

/** The sum of what several relays, or several people, have used. */
export function addCounts(one: RelayCounts, other: RelayCounts): RelayCounts {
  return {
    allocations: one.allocations + other.allocations,
    sentBytes: one.sentBytes + other.sentBytes,
    receivedBytes: one.receivedBytes + other.receivedBytes,
    refusedPeers: one.refusedPeers + other.refusedPeers,
    refusedAllocations: one.refusedAllocations + other.refusedAllocations,
  };
}
