import { z } from 'zod';
import type { Database } from '../platform/database/database.ts';
import { read } from '../platform/wire/body.ts';
import { badRequest } from '../platform/wire/errors.ts';
import type { SeedContext, Seeder } from '../services/seeder.ts';

export interface SeedOptions {
  readonly resourceId: string;
  readonly nowMs: number;
}

/**
 * Adds what each service makes of its part of the input, everything planned before anything is written.
 *
 * @returns what was made, by the same keys
 */
export async function seed(
  db: Database,
  seeders: readonly Seeder[],
  input: unknown,
  { resourceId, nowMs }: SeedOptions,
): Promise<Readonly<Record<string, unknown>>> {
  const shape = Object.fromEntries(seeders.map(({ key, schema }) => [key, schema]));
  const parts: Readonly<Record<string, unknown>> = read(z.object(shape), input);
  const context = createContext(resourceId, nowMs);
  const plans = seeders.map((one) => ({ key: one.key, plan: one.plan(parts[one.key], context) }));
  for (const { plan } of plans) await plan.write(db);
  return Object.fromEntries(plans.map(({ key, plan }) => [key, plan.made]));
}

function createContext(resourceId: string, nowMs: number): SeedContext {
  const ids = new Map<string, string>();
  return {
    ...{ resourceId, nowMs },
    name: (name, id) => void ids.set(name, id),
    idOf(name) {
      const id = ids.get(name);
      if (id === undefined) throw badRequest('Somebody is named who is not in the seed.');
      return id;
    },
  };
}
