import type { CallSnapshot } from '@switchboard/calling';
import { useEffect, useState } from 'react';
import { durationOf } from '../i18n/times.ts';
import { usePorts } from '../ports/ports-context.ts';

const SECOND_MS = 1_000;

/** How long one talks already; nothing before. */
export function useDuration({ connectedAt, endedAt }: CallSnapshot): string {
  const { clock } = usePorts();
  const [now, setNow] = useState(() => clock.now());
  const isRunning = connectedAt !== undefined && endedAt === undefined;
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => setNow(clock.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, [clock, isRunning]);
  if (connectedAt === undefined) return '';
  return durationOf(Math.max(0, ((endedAt ?? now) - connectedAt) / SECOND_MS));
}
