import type { IncomingMessage, ServerResponse } from 'node:http';
import { NONCE, PATH } from './page-headers.ts';

/** What only this server may say of a request; whoever sends it is not believed. */
const OURS = [
  NONCE,
  PATH,
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'forwarded',
];
/** For answers that are no pages: nothing of them may load or be shown anywhere. */
const NO_PAGE_POLICY = "default-src 'none'; frame-ancestors 'none'";
const YEAR_S = 31_536_000;

/** Replaces what a client claims about itself by what the connection tells. */
export function cleanRequest(request: IncomingMessage, address: string): void {
  for (const name of OURS) delete request.headers[name];
  request.headers['x-forwarded-for'] = address;
}

/** What holds for every answer, errors of the framework among them. */
export function guardAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  isSecure: boolean,
): void {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  if (isSecure) response.setHeader('strict-transport-security', `max-age=${YEAR_S}`);
  if (request.url?.startsWith('/api/')) {
    response.setHeader('content-security-policy', NO_PAGE_POLICY);
  }
}
