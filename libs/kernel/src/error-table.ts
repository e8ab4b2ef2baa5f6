import { PlatformError } from './errors.ts';
import type { ErrorCategory, PlatformErrorOptions } from './errors.ts';

/** What is to be known of an error code without having met it; reference pages are made of these. */
export interface ErrorEntry {
  readonly category: ErrorCategory;
  readonly meaning: string;
  /** What whoever meets it can do. */
  readonly remedy: string;
}

/** Every code that somebody throws. */
export type ErrorTable<Code extends string = string> = Readonly<Record<Code, ErrorEntry>>;

/** The HTTP status that an error of a category is answered with. */
export const statusOfCategory: Readonly<Record<ErrorCategory, number>> = {
  input: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  limit: 429,
  unavailable: 503,
};

/** @returns makes the errors of a table, and no others */
export function errorsOf<Code extends string>(
  table: ErrorTable<Code>,
): (code: Code, message: string, options?: PlatformErrorOptions) => PlatformError<Code> {
  return (code, message, options) =>
    new PlatformError(code, table[code].category, message, options);
}
