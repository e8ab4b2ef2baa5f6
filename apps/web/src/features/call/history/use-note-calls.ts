'use client';

import { isOver } from '@switchboard/calling';
import type { CallRef, CallSnapshot } from '@switchboard/calling';
import { access, unloadClient } from '@switchboard/page-client';
import { useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useNotesCalls, useRefreshHistory } from '../../history/use-call-history';
import { noteOf } from './call-note';
import type { CallNote } from './call-note';
import type { CallWish } from '../start/call-wish';

/**
 * Writes calls that were placed here into the lists of both sides, once each: when they are over,
 * and at the latest when the page goes, which ends them. Only where the back end records no calls.
 */
export function useNoteCalls(
  calls: readonly CallSnapshot[],
  about: Readonly<Record<CallRef, CallWish>>,
): void {
  const notes = useNotesCalls();
  const refresh = useRefreshHistory();
  const noted = useRef(new Set<CallRef>());
  const { mutate } = useMutation({
    // What cannot be said now is said when the page is online again.
    mutationFn: (note: CallNote) => access.calls.note.mutate(note),
    retry: 3,
    onSuccess: refresh,
  });
  const take = useCallback(
    (call: CallSnapshot): CallNote[] => {
      const note = notes && noteOf(call, about[call.ref]?.video ?? false, Date.now());
      if (!note || noted.current.has(call.ref)) return [];
      noted.current.add(call.ref);
      return [note];
    },
    [about, notes],
  );
  useEffect(() => {
    for (const note of calls.filter(({ phase }) => isOver(phase)).flatMap(take)) mutate(note);
  }, [calls, mutate, take]);
  useEffect(() => {
    const leave = (): void => {
      // Nobody is here any more to be told that it did not work.
      for (const note of calls.flatMap(take))
        unloadClient.calls.note.mutate(note).catch(() => undefined);
    };
    window.addEventListener('pagehide', leave);
    return () => window.removeEventListener('pagehide', leave);
  }, [calls, take]);
}
