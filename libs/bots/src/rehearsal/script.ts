import { z } from 'zod';

const MAX_LINES = 60;
const name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const words = z.string().trim().min(1).max(300);

/** What a rehearsed person does, and what is expected to come of it. */
const lineSchema = z.strictObject({
  does: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('says'), text: words }),
    z.strictObject({ kind: z.literal('presses'), keys: z.string().regex(/^[0-9*#]{1,30}$/) }),
    z.strictObject({ kind: z.literal('chooses'), choice: name }),
    /** Says nothing for as long as one waits. */
    z.strictObject({ kind: z.literal('waits') }),
    /** Says something that nobody understands. */
    z.strictObject({ kind: z.literal('mumbles') }),
    z.strictObject({ kind: z.literal('leaves') }),
  ]),
  /** Words that are in what the bot says then, whatever their case. */
  hears: words.optional(),
  /** The step that the conversation is at then. */
  at: name.optional(),
});

/** Somebody to try a flow with, again and again: a build fails when it no longer goes as it should. */
export const scriptSchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  channel: z.enum(['chat', 'voice', 'sms']).default('chat'),
  /** What is known of them before. */
  facts: z.record(name, z.string().max(500)).default({}),
  /** Words in the greeting. */
  hears: words.optional(),
  lines: z.array(lineSchema).max(MAX_LINES),
  /** How it ends: with the bot still listening, over, or with a person. */
  ends: z.enum(['listening', 'over', 'person']).optional(),
});

export type Script = z.infer<typeof scriptSchema>;
export type ScriptLine = Script['lines'][number];
