import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { badRequest, invalid, WireError } from './errors.ts';
import { isStorable } from './text.ts';
import { complaintsOf } from './validation.ts';
import type { Complaint } from './validation.ts';

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;

/** Reads a body as JSON; `undefined` for an empty one, which some operations allow. */
export function parseJson(body: Buffer, contentType: string | undefined): unknown {
  if (body.length === 0) return undefined;
  if (contentType !== undefined && !JSON_TYPE.test(contentType)) {
    throw new WireError(415, 'UnsupportedMediaType', 'Send application/json.');
  }
  const value = tryParse(body);
  if (!isStorable(value)) throw badRequest('The body holds text that cannot be stored.');
  return value;
}

/** The body of a request whose server takes bodies as bytes. */
export function jsonBody({ body, headers }: FastifyRequest): unknown {
  return parseJson(Buffer.isBuffer(body) ? body : Buffer.alloc(0), headers['content-type']);
}

/** How a service refuses what does not fit: most name the first field that is wrong. */
export type Refusal = (complaints: readonly Complaint[]) => WireError;

const firstWrong: Refusal = ([first]) =>
  invalid(first?.message ?? 'The request is not valid.', first?.target ?? 'body');

/** @throws what `refuse` makes of everything that is wrong */
export function read<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  refuse: Refusal = firstWrong,
): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw refuse(complaintsOf(result.error, value));
}

function tryParse(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw badRequest('The body is not valid JSON.');
  }
}
