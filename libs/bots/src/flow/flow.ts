import type { z } from 'zod';
import type { flowSchema } from './flow-schema.ts';

/** What a bot says and asks, as data: a person can write it, and a program can check it before anybody talks to it. */
export type Flow = z.infer<typeof flowSchema>;

export type Step = Flow['steps'][string];
export type StepOf<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;

/** One of several answers to a question. */
export type Choice = StepOf<'menu'>['choices'][number];

/** What is done when an answer is not understood, or none comes. */
export type Repair = Flow['repair'];
