'use client';

import { isOver } from '@switchboard/calling';
import { useCalls, useIncomingCalls } from '@switchboard/calling/react';
import { useEffect, useRef } from 'react';
import { useNotesCalls, useRefreshHistory } from '../../history/use-call-history';

/** The caller's page notes the call when it has ended, which takes it a moment that nobody tells us of. */
const WRITTEN_MS = 1_500;

/**
 * Reads the list of calls again when something stops ringing, or a call that rang here is over; where pages
 * note calls, because a data plane that records them says when.
 */
export function HistoryRefresher(): null {
  const isNoted = useNotesCalls();
  const refresh = useRefreshHistory();
  const ringing = useIncomingCalls().length;
  const answered = useCalls().filter(
    ({ direction, phase }) => direction === 'incoming' && !isOver(phase),
  ).length;
  const open = ringing + answered;
  const before = useRef(0);
  useEffect(() => {
    const fewer = open < before.current;
    before.current = open;
    if (!fewer || !isNoted) return undefined;
    const timer = setTimeout(refresh, WRITTEN_MS);
    return () => clearTimeout(timer);
  }, [isNoted, open, refresh]);
  return null;
}
