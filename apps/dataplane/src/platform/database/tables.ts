import type { z } from 'zod';

/** A table as an export holds it: its columns, checked before an import touches anything. */
export interface Table {
  readonly columns: z.ZodType;
  /** Exports of earlier versions lack it. */
  readonly isLater?: boolean;
}

/** By the name of the model, as in `callRecord`. */
export type Tables = Readonly<Record<string, Table>>;
