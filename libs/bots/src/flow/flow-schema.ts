import { z } from 'zod';
import { slotTypeSchema } from '../slots/slot-type.ts';

const MAX_STEPS = 200;
const MAX_CHOICES = 12;
const MAX_WORDS = 20;
const MAX_TEXT = 1_000;
const MAX_REMEMBERED = 20;

const name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
/** With places for facts: `Hello {name}`, or `Hello {name|there}` where the fact may be missing. */
const text = z.string().min(1).max(MAX_TEXT);
const label = z.string().trim().min(1).max(60);
const words = z.array(z.string().trim().min(1).max(60)).max(MAX_WORDS);
const key = z.string().regex(/^[0-9*#]$/);

const choice = z.strictObject({
  id: name,
  /** What a card shows and a voice reads out. */
  label,
  /** What else somebody may say for it. */
  words: words.default([]),
  key: key.optional(),
  next: name,
});

const repair = z.strictObject({
  /** Said before the question is put again. */
  noMatch: text,
  noInput: text,
  /** How often a question is put again before `next`. */
  tries: z.int().min(0).max(5),
  next: name,
});

const say = z.strictObject({ kind: z.literal('say'), text, next: name });
const menu = z.strictObject({
  kind: z.literal('menu'),
  text,
  choices: z.array(choice).min(1).max(MAX_CHOICES),
  repair: repair.partial().optional(),
});
const ask = z.strictObject({
  kind: z.literal('ask'),
  text,
  /** The fact that the answer becomes. */
  fact: name,
  type: slotTypeSchema,
  /** A PIN: kept for skills, and shown to nobody. */
  isSecret: z.boolean().default(false),
  /** Asked with the answer filled in; a no asks for it again. */
  confirm: text.optional(),
  next: name,
  repair: repair.partial().optional(),
});
const skill = z.strictObject({
  kind: z.literal('skill'),
  skill: name,
  /** Where each outcome of the skill goes on. */
  next: z.record(name, name),
});
const person = z.strictObject({
  kind: z.literal('person'),
  /** Which people are asked. */
  team: name,
  text,
  /** Where the bot goes on when nobody comes. */
  nobody: name,
});
const end = z.strictObject({ kind: z.literal('end'), text });

export const stepSchema = z.discriminatedUnion('kind', [say, menu, ask, skill, person, end]);

export const flowSchema = z.strictObject({
  id: name,
  title: label,
  /** As `en`: the language that it says and understands. */
  language: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/),
  start: name,
  repair,
  /** In writing it does not answer words that it does not understand: people talk to each other there. */
  isQuiet: z.boolean().optional(),
  /** Facts that later conversations with the same person begin with. */
  remembers: z.array(name).max(MAX_REMEMBERED).default([]),
  /** What can be answered to any question. */
  everywhere: z.array(choice).max(MAX_CHOICES).default([]),
  steps: z
    .record(name, stepSchema)
    .refine((steps) => Object.keys(steps).length <= MAX_STEPS, `More than ${MAX_STEPS} steps.`),
});
