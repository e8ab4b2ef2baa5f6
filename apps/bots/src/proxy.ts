import { securePage } from '@switchboard/page-server';
import type { NextRequest, NextResponse } from 'next/server';
import { policyEnv } from './env';

export function proxy(request: NextRequest): NextResponse {
  return securePage(request, policyEnv());
}

export const config = {
  matcher: ['/((?!api/|_next/static|_next/image|favicon.ico|icon.svg).*)'],
};
