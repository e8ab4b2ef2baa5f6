import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { fullType } from './event.ts';
import { seededRandom } from './random.ts';

const MAX_RULES = 50;
const MAX_DELAY_MS = 86_400_000;
const DEFAULT_MS = 1_000;

export const labRuleInput = z.strictObject({
  /** An event type, or `*` for all. */
  type: z
    .string()
    .min(1)
    .max(256)
    .transform((type) => (type === '*' ? type : fullType(type))),
  kind: z.enum(['duplicate', 'reorder', 'delay', 'drop']),
  /** How long a delay is, or within what time what is reordered arrives. */
  ms: z.int().min(0).max(MAX_DELAY_MS).default(DEFAULT_MS),
  probability: z.number().min(0).max(1).default(1),
});
export const labInput = z.strictObject({
  seed: z.int().min(0).max(0xffff_ffff).default(1),
  rules: z.array(labRuleInput).max(MAX_RULES),
});

export type LabRule = z.output<typeof labRuleInput> & { readonly id: string };

/** What goes wrong on purpose, so that developers see what their endpoint makes of it; repeatable by its seed. */
export class DeliveryLab {
  #seed = 1;
  #rules: readonly LabRule[] = [];
  #random = seededRandom(1);

  get state(): { readonly seed: number; readonly rules: readonly LabRule[] } {
    return { seed: this.#seed, rules: this.#rules };
  }

  set({ seed, rules }: z.output<typeof labInput>): void {
    this.#seed = seed;
    this.#random = seededRandom(seed);
    this.#rules = rules.map((rule) => ({ id: randomUUID(), ...rule }));
  }

  /** How long each copy of an event is held back: one that is sent at once unless a rule strikes. */
  copies(type: string): readonly number[] {
    const striking = this.#rules.filter((rule) => this.#strikes(rule, type));
    if (striking.some(({ kind }) => kind === 'drop')) return [];
    const delayMs = striking.reduce((sum, rule) => sum + this.#delayOf(rule), 0);
    const more = striking.filter(({ kind }) => kind === 'duplicate').map(() => delayMs);
    return [delayMs, ...more];
  }

  #strikes({ type: wanted, probability }: LabRule, type: string): boolean {
    if (wanted !== '*' && wanted.toLowerCase() !== type.toLowerCase()) return false;
    return probability >= 1 || this.#random() < probability;
  }

  #delayOf({ kind, ms }: LabRule): number {
    if (kind === 'delay') return ms;
    return kind === 'reorder' ? Math.round(this.#random() * ms) : 0;
  }
}
