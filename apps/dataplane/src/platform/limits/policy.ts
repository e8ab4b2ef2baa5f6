import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { resourcesSchema, withDefaults } from './resources.ts';
import type { ResourceLimits } from './resources.ts';

const rule = z.object({
  /** The operations that share the allowance, by id. */
  operations: z.array(z.string().min(1)).min(1),
  /** Each of these has an allowance of its own; none means the whole resource shares one. */
  per: z.array(z.enum(['user', 'thread', 'peer', 'sender'])),
  limit: z.number().int().positive(),
  seconds: z.number().int().positive(),
});

const policySchema = z.object({
  rules: z.array(rule),
  resources: resourcesSchema.transform(withDefaults),
});

export type LimitRule = z.output<typeof rule>;
export interface LimitPolicy {
  readonly rules: readonly LimitRule[];
  /** What nobody may take more of; these hold with the rules off as well. */
  readonly resources: ResourceLimits;
}

/** The figures ACS publishes. */
const DEFAULT_POLICY = new URL('../../../limits.json', import.meta.url);

/** @param source `default`, `off`, or the path of a policy file */
export async function readPolicy(source: string): Promise<LimitPolicy> {
  if (source === 'off') return { rules: [], resources: withDefaults() };
  const file = source === 'default' ? DEFAULT_POLICY : source;
  const result = policySchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (result.success) return result.data;
  const paths = result.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new Error(`The limits policy is not usable: ${paths}`);
}
