import { roles } from '@switchboard/identity';
import { z } from 'zod';
import { pushServices } from '../push/shapes.ts';
import type { Overview } from './service.ts';

const count = z.number().int();
const moment = z.iso.datetime();

const warning = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('orphans'), count }),
  z.object({ kind: z.literal('budget'), role: z.enum(roles), spent: count, perDay: count }),
  z.object({ kind: z.literal('limits'), count }),
  z.object({ kind: z.literal('process'), name: z.string() }),
  z.object({ kind: z.literal('trunk'), name: z.string() }),
  z.object({
    kind: z.literal('pushService'),
    name: z.enum(pushServices),
    failures: count,
    pausedMs: z.number().min(0),
  }),
  z.object({
    kind: z.literal('callCap'),
    number: z.string().nullable(),
    share: z.number().min(0),
  }),
  z.object({ kind: z.literal('callQuality'), count }),
  z.object({ kind: z.literal('callsCutOff'), count }),
  z.object({ kind: z.literal('disk'), name: z.string() }),
  z.object({ kind: z.literal('certificate'), expiresAt: moment }),
]);

export const overviewOutput = z.object({
  at: moment,
  buckets: z.array(
    z.object({
      from: moment,
      tokens: count,
      refused: count,
      calls: count,
      threads: count.nullable(),
      messages: count.nullable(),
    }),
  ),
  people: z.object({ total: count, activeNow: count, blocked: count, guests: count }),
  callsInProgress: count.nullable(),
  processes: z.array(
    z.object({
      name: z.string(),
      healthy: z.boolean(),
      version: z.string().nullable(),
      uptimeSeconds: z.number().nullable(),
      disk: z.enum(['ok', 'low']).nullable(),
    }),
  ),
  installation: z.object({
    backEnd: z.enum(['laptop', 'azure', 'own']),
    endpoint: z.string(),
    credential: z.enum(['key', 'managed-identity']),
    database: z.enum(['pglite', 'postgres']),
    sharedLimits: z.boolean(),
    issuer: z.string(),
  }),
  warnings: z.array(warning),
});

type OverviewOutput = z.infer<typeof overviewOutput>;

export function overviewView(overview: Overview): OverviewOutput {
  return {
    ...overview,
    at: overview.at.toISOString(),
    buckets: overview.buckets.map((one) => ({ ...one, from: one.from.toISOString() })),
    processes: [...overview.processes],
    warnings: overview.warnings.map((one) =>
      one.kind === 'certificate' ? { ...one, expiresAt: one.expiresAt.toISOString() } : one,
    ),
  };
}
