/** What kind of trouble it is, which decides who can mend it. */
export type ErrorCategory =
  'input' | 'unauthenticated' | 'forbidden' | 'missing' | 'conflict' | 'limit' | 'unavailable';

export interface PlatformErrorOptions {
  /** May the same request succeed later, unchanged? */
  readonly retryable?: boolean;
  /** Wait at least this long before trying again, in milliseconds. */
  readonly retryAfterMs?: number;
  /** The input field that is wrong, if it is one field. */
  readonly target?: string;
  readonly cause?: unknown;
}

/**
 * The one error class of the platform. Decide by `code`, never by `message`.
 *
 * The message is static text that a person can act on: it never holds a token, a key, a phone
 * number, an address or message text.
 */
export class PlatformError<Code extends string = string> extends Error {
  override readonly name = 'PlatformError';
  readonly code: Code;
  readonly category: ErrorCategory;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly target: string | undefined;

  constructor(
    code: Code,
    category: ErrorCategory,
    message: string,
    options: PlatformErrorOptions = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.category = category;
    this.retryable = options.retryable ?? category === 'unavailable';
    this.retryAfterMs = options.retryAfterMs;
    this.target = options.target;
  }
}

/** Is it ours, also when another copy of this package threw it? */
export function isPlatformError(value: unknown): value is PlatformError {
  return value instanceof Error && value.name === 'PlatformError' && 'category' in value;
}

/** What may be kept or logged of any error: never its message, which may hold what nobody should read. */
export function codeOf(error: unknown): string {
  if (isPlatformError(error)) return error.code;
  return error instanceof Error ? error.name : 'unknown';
}

/** Makes the compiler refuse a `switch` that forgot a case. */
export function assertNever(value: never): never {
  throw new TypeError(`unexpected case: ${String(value)}`);
}
