import { z } from 'zod';

/** Booleans in the environment are exactly `true` or `false`: a typo must not mean a default. */
export const envBoolean = z.enum(['true', 'false']).transform((value) => value === 'true');
/** Separated by commas. */
export const envList = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);
export const envPort = z.coerce.number().int().min(0).max(65_535);

/**
 * Parses the environment once. An empty value counts as absent.
 *
 * @throws Error naming every bad variable; values are never shown, they may be secrets
 */
export function parseEnv<Schema extends z.ZodType>(
  schema: Schema,
  env: Readonly<Record<string, string | undefined>>,
): z.output<Schema> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The configuration is not usable:\n${[...new Set(lines)].join('\n')}`);
}
