import type { Conversation as State } from '@switchboard/bots';
import { z } from 'zod';

const understood = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('choice'), id: z.string(), next: z.string(), label: z.string() }),
  z.object({ kind: z.literal('fact'), value: z.string() }),
]);

const stateSchema = z.object({
  channel: z.enum(['chat', 'voice', 'sms']),
  step: z.string(),
  waiting: z.enum(['answer', 'confirmation', 'skill', 'person', 'nothing']),
  turn: z.number().int(),
  facts: z.record(z.string(), z.string()),
  tries: z.number().int(),
  unconfirmed: understood.optional(),
});

/** A conversation as its row has it. */
export function readState(json: unknown): State {
  const { unconfirmed, ...state } = stateSchema.parse(json);
  return { ...state, ...(unconfirmed && { unconfirmed }) };
}
