import { randomUUID } from 'node:crypto';
import { z } from 'zod';

export const faultInput = z.object({
  /** An operation id of the support table, or `*` for all. */
  operation: z.string().min(1).max(128),
  kind: z.enum(['delay', 'throttle', 'error', 'drop']),
  /** How long a `delay` takes, or a `throttle` asks to wait. */
  ms: z.number().int().min(0).max(600_000).default(1_000),
  probability: z.number().min(0).max(1).default(1),
  /** How often it strikes before it is used up; absent for ever. */
  count: z.number().int().positive().optional(),
});

export type FaultInput = z.output<typeof faultInput>;
export type Fault = FaultInput & { readonly id: string };

/** Faults waiting for their operation. */
export class Faults {
  readonly #faults = new Map<string, Fault>();
  readonly #random: () => number;

  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  add(input: FaultInput): Fault {
    const fault = { ...input, id: randomUUID() };
    this.#faults.set(fault.id, fault);
    return fault;
  }

  get size(): number {
    return this.#faults.size;
  }

  list(): Fault[] {
    return [...this.#faults.values()];
  }

  /** @returns whether there was one */
  remove(id: string): boolean {
    return this.#faults.delete(id);
  }

  clear(): void {
    this.#faults.clear();
  }

  /** The faults that strike this request, each counted as used. */
  strike(operation: string): Fault[] {
    const struck = this.list().filter(
      (fault) =>
        (fault.operation === operation || fault.operation === '*') &&
        this.#random() < fault.probability,
    );
    for (const fault of struck) this.#use(fault);
    return struck;
  }

  #use(fault: Fault): void {
    if (fault.count === undefined) return;
    if (fault.count === 1) this.#faults.delete(fault.id);
    else this.#faults.set(fault.id, { ...fault, count: fault.count - 1 });
  }
}
