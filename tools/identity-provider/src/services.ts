import { z } from 'zod';

/** A program that signs in by itself, with a secret of its own (OAuth 2.0 client credentials). */
export interface Service {
  /** Its client, and the `sub` of every token. */
  readonly id: string;
  readonly name: string;
  readonly secret: string;
}

/** A list of them as JSON, because a secret may have any character in it. */
export const servicesIn = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue('must be JSON');
      return z.NEVER;
    }
  })
  .pipe(
    z.array(
      z.object({
        id: z.string().regex(/^[\w-]+$/),
        name: z.string().min(1).max(100),
        secret: z.string().min(32),
      }),
    ),
  );
