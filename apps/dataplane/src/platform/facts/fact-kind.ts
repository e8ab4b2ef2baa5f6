import type { z } from 'zod';

/** One sort of thing that happens, and how it is written down. */
export interface FactKind<Payload> {
  readonly name: string;
  readonly schema: z.ZodType<Payload>;
}

export function factKind<Payload>(name: string, schema: z.ZodType<Payload>): FactKind<Payload> {
  return { name, schema };
}
