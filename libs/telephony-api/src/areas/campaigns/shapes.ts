import { z } from 'zod';
import { campaignId, colleague, count, csv, line, moment } from '../../shapes.ts';
import { ours, pageOf, pageRequest, refusedRows, text } from '../../shapes.ts';

export const campaignStates = ['draft', 'running', 'paused', 'stopped', 'finished'] as const;
export const recipientStates = ['pending', 'sending', 'sent', 'failed', 'skipped'] as const;

export const campaign = z.object({
  id: z.string(),
  name: z.string(),
  ours: z.string(),
  text: z.string(),
  state: z.enum(campaignStates),
  by: colleague,
  createdAt: moment,
  textsPerMinute: count.nullable(),
  /** How many recipients are in each state. */
  counts: z.record(z.enum(recipientStates), count),
  /** How many of those that were sent are known to have arrived. */
  delivered: count,
});

export const recipient = z.object({
  to: z.string(),
  state: z.enum(recipientStates),
  /** Why it failed or was left out. */
  reason: z.string().nullable(),
});

export const listInput = pageRequest;
export const campaignPage = pageOf(campaign);
export const byId = z.object({ campaignId });
export const recipientsInput = pageRequest.extend({
  campaignId,
  state: z.enum(recipientStates).optional(),
});
export const recipientPage = pageOf(recipient);
export const createInput = z.object({
  name: line(1, 100),
  ours,
  /** A template, or a text without variables. */
  text,
  csv,
  /** The country of numbers that are written without their own, `US`. */
  home: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  /** Fewer than the number may send. */
  textsPerMinute: z.number().int().min(1).max(6_000).optional(),
});
export const created = z.object({
  campaign,
  refused: refusedRows,
  /** How long it takes until the last text goes out, in milliseconds. */
  durationMs: count,
});

export type CampaignView = z.infer<typeof campaign>;
export type RecipientView = z.infer<typeof recipient>;
