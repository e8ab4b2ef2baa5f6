'use client';

import { useSearchParams } from 'next/navigation';
import { isSpan } from './overview-span';
import type { Span } from './overview-span';

/** How far one looks back stands in the address; an hour when it does not say. */
export function useSpan(): readonly [Span, (span: Span) => void] {
  const asked = useSearchParams().get('span');
  const change = (span: Span): void =>
    history.replaceState(null, '', span === 'hour' ? '/overview' : `/overview?span=${span}`);
  return [isSpan(asked) ? asked : 'hour', change];
}
