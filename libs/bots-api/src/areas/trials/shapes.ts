import { z } from 'zod';
import { botId } from '../../shapes.ts';

const MAX_FACTS = 100;
const MAX_FACT = 1_000;
const name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

const facts = z
  .record(name, z.string().max(MAX_FACT))
  .refine((given) => Object.keys(given).length <= MAX_FACTS, `More than ${MAX_FACTS} facts.`);

export const runSkillInput = z.object({
  botId,
  channel: z.enum(['chat', 'voice', 'sms']),
  skill: name,
  facts,
});
export const skillResult = z.object({
  outcome: z.string(),
  facts: z.record(z.string(), z.string()),
});

export type SkillResultView = z.infer<typeof skillResult>;
