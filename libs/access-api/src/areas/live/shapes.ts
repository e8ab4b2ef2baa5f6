import { z } from 'zod';
import { faultKinds } from './service.ts';

const count = z.number().int();

export const liveRequest = z.object({
  at: z.string(),
  process: z.enum(['access', 'dataplane']),
  method: z.string(),
  path: z.string(),
  operation: z.string().nullable(),
  status: count,
  ms: z.number(),
  requestId: z.string(),
  who: z.string().nullable(),
});

export const liveFault = z.object({
  operation: z.string().regex(/^(\*|\w{1,128})$/),
  kind: z.enum(faultKinds),
  ms: count.min(0).max(600_000).default(1_000),
  probability: z.number().min(0).max(1).default(1),
  count: count.min(1).max(1_000_000).optional(),
});

export const liveState = z.object({
  clock: z.object({ now: z.string(), offsetMs: z.number() }),
  faults: z.array(liveFault.extend({ id: z.string() })),
  connections: z.array(
    z.object({
      who: z.string().nullable(),
      userId: z.string(),
      transport: z.string(),
      connectedAt: z.string(),
      queued: count,
    }),
  ),
  stats: z.object({ identities: count, threads: count, messages: count, rooms: count }),
  callsInProgress: count,
  exports: z.array(z.string()),
});

const relayCounts = z.object({
  allocations: count,
  sentBytes: count,
  receivedBytes: count,
  refusedPeers: count,
  refusedAllocations: count,
});

export const relayUse = z.object({
  known: z.boolean(),
  total: relayCounts,
  people: z.array(
    relayCounts.extend({
      who: z.string().nullable(),
      personId: z.string().nullable(),
      userId: z.string().nullable(),
    }),
  ),
});

/** What a file of an export may be called: one word, so that it stays in its folder. */
export const exportName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/);
