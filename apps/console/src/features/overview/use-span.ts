'use client';

import { useSearchParams } from 'next/navigation';

export const SPANS = ['hour', 'day', 'week'] as const;
export type Span = (typeof SPANS)[number];

/** How far one looks back stands in the address; an hour when it does not say. */
export function useSpan(): readonly [Span, (span: Span) => void] {
  const asked = useSearchParams().get('span');
  const change = (span: Span): void =>
    history.replaceState(null, '', span === 'hour' ? '/overview' : `/overview?span=${span}`);
  return [isSpan(asked) ? asked : 'hour', change];
}

export function isSpan(value: string | null): value is Span {
  return SPANS.some((span) => span === value);
}
