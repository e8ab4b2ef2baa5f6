'use client';

import { isOver } from '@switchboard/calling';
import { useCalls, useIncomingCalls } from '@switchboard/calling/react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

/** The caller's page writes the call down when it has ended, which takes it a moment. */
const WRITTEN_MS = 1_500;

/** Reads the list of calls again when something stops ringing, or a call that rang here is over. */
export function HistoryRefresher(): null {
  const queries = useQueryClient();
  const ringing = useIncomingCalls().length;
  const answered = useCalls().filter(
    ({ direction, phase }) => direction === 'incoming' && !isOver(phase),
  ).length;
  const open = ringing + answered;
  const before = useRef(0);
  useEffect(() => {
    const fewer = open < before.current;
    before.current = open;
    if (!fewer) return undefined;
    const timer = setTimeout(
      () => void queries.invalidateQueries({ queryKey: ['calls'] }),
      WRITTEN_MS,
    );
    return () => clearTimeout(timer);
  }, [open, queries]);
  return null;
}
