import { NextResponse } from 'next/server.js';
import type { NextRequest } from 'next/server.js';
import { contentSecurityPolicy } from './content-security-policy.ts';
import type { PolicyOptions } from './content-security-policy.ts';
import { NONCE, PATH } from './page-headers.ts';

export interface PageRules extends PolicyOptions {
  /** Powerful features of the browser that pages use; every other one is off. */
  readonly features?: readonly Feature[];
}

const FEATURES = ['camera', 'microphone', 'display-capture', 'geolocation'] as const;
type Feature = (typeof FEATURES)[number];

/** Gives a page a fresh nonce and the policy that knows it. */
export function securePage(request: NextRequest, rules: PageRules): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce, rules);
  const headers = new Headers(request.headers);
  headers.set(NONCE, nonce);
  headers.set('content-security-policy', policy);
  headers.set(PATH, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'same-origin');
  response.headers.set('permissions-policy', permissions(rules.features ?? []));
  return response;
}

function permissions(used: readonly Feature[]): string {
  return FEATURES.map((name) => `${name}=${used.includes(name) ? '(self)' : '()'}`).join(', ');
}
