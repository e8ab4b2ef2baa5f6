import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { unauthorized, WireError } from './errors.ts';

export interface SignedRequest {
  readonly method: string;
  /** Path and query exactly as they came over the wire. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
}

/** How far a request's date may be from ours, either way. */
const MAX_SKEW_MS = 15 * 60_000;
const AUTHORIZATION =
  /^HMAC-SHA256 SignedHeaders=([\w;-]{1,256})&Signature=([A-Za-z0-9+/=]{1,128})$/;

/**
 * Verifies the access-key signature of a server SDK's request.
 *
 * @param keys every key that is valid now
 * @param nowMs the machine's time: SDKs sign with theirs, whatever a test did to our clock
 * @throws WireError 401, `Denied` when the body is not the signed one
 */
export function verifySignature(
  request: SignedRequest,
  keys: readonly Uint8Array[],
  nowMs: number,
): void {
  const match = AUTHORIZATION.exec(request.headers.authorization ?? '');
  if (!match) throw unauthorized();
  const signedHeaders = match[1]!.toLowerCase().split(';');
  assertFresh(request, signedHeaders, nowMs);
  assertBody(request, signedHeaders);
  const given = Buffer.from(match[2]!, 'base64');
  const expected = signatures(request, signedHeaders, keys);
  // No early exit: which key or encoding matched must not show in the time it takes.
  const matches = expected.filter((signature) => safeEqual(signature, given));
  if (matches.length === 0) throw unauthorized();
}

function assertFresh(request: SignedRequest, signedHeaders: string[], nowMs: number): void {
  const name = ['x-ms-date', 'date'].find((header) => signedHeaders.includes(header));
  const at = Date.parse(name ? headerValue(request, name) : '');
  if (!signedHeaders.includes('host') || !(Math.abs(nowMs - at) <= MAX_SKEW_MS)) {
    throw unauthorized();
  }
}

function assertBody(request: SignedRequest, signedHeaders: string[]): void {
  if (!signedHeaders.includes('x-ms-content-sha256')) throw unauthorized();
  const hash = createHash('sha256').update(request.body).digest('base64');
  if (hash === headerValue(request, 'x-ms-content-sha256')) return;
  throw new WireError(
    401,
    'Denied',
    "Request 'x-ms-content-sha256' differs from generated content hash.",
  );
}

function signatures(
  request: SignedRequest,
  signedHeaders: string[],
  keys: readonly Uint8Array[],
): Buffer[] {
  const values = signedHeaders.map((name) => headerValue(request, name)).join(';');
  return signedTargets(request.target).flatMap((target) => {
    const text = `${request.method.toUpperCase()}\n${target}\n${values}`;
    return keys.map((key) => createHmac('sha256', key).update(text).digest());
  });
}

/** The JS SDK signs the query re-serialised as a form, others sign what they send. */
function signedTargets(target: string): string[] {
  const mark = target.indexOf('?');
  if (mark < 0) return [target];
  const path = target.slice(0, mark);
  const query = new URLSearchParams(target.slice(mark + 1)).toString();
  const reserialised = query ? `${path}?${query}` : path;
  return reserialised === target ? [target] : [target, reserialised];
}

function headerValue(request: SignedRequest, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
}

function safeEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
