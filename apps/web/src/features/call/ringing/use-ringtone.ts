'use client';

import { useEffect } from 'react';
import { ringtone } from './ringtone';

const LOCK = 'switchboard-ringtone';

/** Rings, but in one tab only: several would sound like several phones. When that one goes, the next does. */
export function useRingtone(rings: boolean): void {
  useEffect(() => {
    if (!rings) return undefined;
    const end = new AbortController();
    const { signal } = end;
    navigator.locks
      .request(LOCK, { signal }, async () => {
        if (signal.aborted) return;
        const stop = ringtone();
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        stop();
      })
      // Another tab rang until it was over.
      .catch(() => undefined);
    return () => end.abort();
  }, [rings]);
}
