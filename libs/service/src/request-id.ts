import { randomUUID } from 'node:crypto';

const SAFE = /^[\w.:-]{1,128}$/;

/** The id that follows a request through every process: the caller's if it is a sane one. */
export function requestId(header: string | string[] | undefined): string {
  return typeof header === 'string' && SAFE.test(header) ? header : randomUUID();
}
