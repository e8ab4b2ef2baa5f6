import { createHash, createHmac } from 'node:crypto';
import { WELL_KNOWN } from '../src/env.ts';
import { raw } from './_harness.ts';

/** A request as a server SDK would sign it, for what no SDK would send. */
export async function signedRequest(
  origin: string,
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = {},
) {
  const text = body === undefined ? '' : JSON.stringify(body);
  const date = new Date().toUTCString();
  const hash = createHash('sha256').update(text).digest('base64');
  const toSign = `${method}\n${path}\n${date};${new URL(origin).host};${hash}`;
  const key = Buffer.from(WELL_KNOWN.primary, 'base64');
  const signature = createHmac('sha256', key).update(toSign).digest('base64');
  return raw(origin + path, {
    method,
    headers: {
      ...(text && { 'content-type': 'application/json' }),
      'x-ms-date': date,
      'x-ms-content-sha256': hash,
      authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
      ...headers,
    },
    ...(text && { body: text }),
  });
}
