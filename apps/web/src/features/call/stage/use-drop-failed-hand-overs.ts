'use client';

import { isOver } from '@switchboard/calling';
import type { CallSnapshot } from '@switchboard/calling';
import { useCalling } from '@switchboard/calling/react';
import { useEffect } from 'react';

/**
 * Whoever was to be handed over talks on in the old call: the new one that did not come about, and
 * that they did not place, must not stand in front of it.
 */
export function useDropFailedHandOvers(calls: readonly CallSnapshot[]): void {
  const calling = useCalling();
  useEffect(() => {
    if (!calls.some(({ phase }) => phase.name === 'connected')) return;
    for (const { ref, phase, connectedAt } of calls) {
      if (isOver(phase) && connectedAt === undefined) void calling.dismiss(ref);
    }
  }, [calling, calls]);
}
