import { pino } from 'pino';
import type { DestinationStream, LogFn, Logger as PinoLogger } from 'pino';

export type Logger = PinoLogger;

/** Keys whose values never reach a log, at any of the depths a field is commonly nested. */
const SECRET_KEYS = [
  'authorization',
  'token',
  'accessToken',
  'access_token',
  'accesskey',
  'accessKey',
  'connectionString',
  'cookie',
  'password',
  'secret',
  'content',
  'message',
  'phoneNumber',
];

export interface LogOptions {
  readonly name: string;
  readonly level?: string;
  /** Where lines go; standard output when absent. */
  readonly destination?: DestinationStream;
}

/**
 * JSON lines. The message is static text, everything else a field; personal values stand under
 * `pii` and are removed unless somebody asks for them at level `trace`.
 */
export function createLogger(options: LogOptions): Logger {
  const level = options.level ?? 'info';
  const paths = SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);
  if (level !== 'trace') paths.push('pii', '*.pii', '*.*.pii');
  return pino(
    {
      name: options.name,
      level,
      base: { name: options.name },
      redact: { paths, censor: '[redacted]' },
      serializers: { err: (error: unknown) => errorFields(error) },
      hooks: { logMethod: staticText },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    // Each line at once: what it gathers, its end of a process would write for ever to a reader that is gone.
    options.destination ?? pino.destination({ dest: 1, sync: true }),
  );
}

type LogArguments = Parameters<LogFn>;

/** A line about an error that brings no text of its own would get the error's, which is not static. */
function staticText(this: Logger, args: LogArguments, write: LogFn): void {
  const [fields, text] = args as unknown[];
  const error = fields instanceof Error ? fields : (fields as { err?: unknown } | null)?.err;
  if (!(error instanceof Error) || (text !== undefined && text !== error.message)) {
    write.apply(this, args);
  } else {
    write.call(this, fields, 'failed');
  }
}

/** How far a chain of causes is followed; an error may be its own. */
const MAX_CAUSES = 5;

/** An error's name, code and place, without its message: that may quote what a person wrote. */
function errorFields(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error ? String(error.code) : undefined;
  const frames = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at '));
  const cause =
    error.cause === undefined || depth === MAX_CAUSES
      ? undefined
      : errorFields(error.cause, depth + 1);
  return { type: error.name, code, at: frames?.slice(0, 8).map((line) => line.trim()), cause };
}
