import type { z } from 'zod';
import type * as shapes from './shapes.ts';
import type { NumberView } from './shapes.ts';

/** The numbers, short codes and names that the team texts from. */
export interface NumberService {
  /** By number; 500 at most. */
  list(): Promise<z.output<typeof shapes.numberList>>;
  /** Adds a number or changes what is known of it. */
  put(request: z.output<typeof shapes.putInput>): Promise<NumberView>;
}
