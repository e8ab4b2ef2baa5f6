import { urlOf } from '@switchboard/stack';
import type { Stack } from './stack.ts';

/**
 * The same stack with the primary key that is accepted now: it may have been made anew since the
 * laptop's data plane was first started.
 */
export async function withCurrentKey(stack: Stack): Promise<Stack> {
  const answer = await fetch(`${urlOf(stack, 'dataplane', 'control')}/keys`);
  const { primary } = (await answer.json()) as { primary: string };
  const connectionString = stack.connectionString.replace(/(?<=accesskey=).*/, primary);
  return { ...stack, connectionString };
}
