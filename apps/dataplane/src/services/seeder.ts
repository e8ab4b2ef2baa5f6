import type { z } from 'zod';
import type { Database } from '../platform/database/database.ts';

/** What a seed is planned with, before anything is written. */
export interface SeedContext {
  readonly nowMs: number;
  readonly resourceId: string;
  /** The identity behind a name of the seed's own. @throws WireError 400 when there is none */
  idOf(name: string): string;
  /** Names an identity. */
  name(name: string, id: string): void;
}

export interface SeedPlan {
  write(db: Database): Promise<void>;
  /** What the developer is told of it. */
  readonly made: unknown;
}

/** What a service adds to a seed, under a key of its own. */
export interface Seeder {
  readonly key: string;
  readonly schema: z.ZodType;
  plan(input: unknown, context: SeedContext): SeedPlan;
}

/** @param parts `plan` gets what `schema` has read */
export function seeder<Input>(parts: {
  readonly key: string;
  readonly schema: z.ZodType<Input>;
  readonly plan: (input: Input, context: SeedContext) => SeedPlan;
}): Seeder {
  return { ...parts, plan: (input, context) => parts.plan(input as Input, context) };
}
