import type { z } from 'zod';
import { badRequest, invalid, WireError } from './errors.ts';
import { isStorable } from './text.ts';

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

/** @throws the first thing wrong, with the field as target */
export function read<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const target = issue?.path.map(String).join('.');
  throw invalid(issue?.message ?? 'The request is not valid.', target || 'body');
}

function tryParse(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw badRequest('The body is not valid JSON.');
  }
}
