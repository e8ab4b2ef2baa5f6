export const SPANS = ['hour', 'day', 'week'] as const;
export type Span = (typeof SPANS)[number];

export function isSpan(value: string | null): value is Span {
  return SPANS.some((span) => span === value);
}
