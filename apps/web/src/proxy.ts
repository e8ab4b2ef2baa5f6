import { securePage } from '@switchboard/page-server';
import type { NextRequest, NextResponse } from 'next/server';
import { policyEnv } from './env';

export function proxy(request: NextRequest): NextResponse {
  const features = ['camera', 'microphone', 'display-capture'] as const;
  return securePage(request, { ...policyEnv(), features });
}

export const config = {
  matcher: ['/((?!api/|_next/static|_next/image|favicon.ico|icon.svg).*)'],
};
