import type { OverviewSpan } from '@switchboard/access-api';
import type { TimeParts } from '@switchboard/control-client';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How many parts there are, and how long one is. */
const SPANS: Readonly<Record<OverviewSpan, Omit<TimeParts, 'from'>>> = {
  hour: { parts: 30, partMs: 2 * MINUTE_MS },
  day: { parts: 24, partMs: HOUR_MS },
  week: { parts: 28, partMs: 6 * HOUR_MS },
};

/** The parts of a span, of which the last is the one that is under way. */
export function timeParts(span: OverviewSpan, now: number): TimeParts {
  const { parts, partMs } = SPANS[span];
  return { from: (Math.floor(now / partMs) - parts + 1) * partMs, partMs, parts };
}
