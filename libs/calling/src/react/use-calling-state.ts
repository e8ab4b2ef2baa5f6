import { useSyncExternalStore } from 'react';
import type { CallingState } from '../state.ts';
import { useCalling } from './context.ts';

/**
 * One part of the state; the component draws again when that part has changed.
 *
 * @param select gives what is in the state, and makes nothing new
 */
export function useCallingState<T>(select: (state: CallingState) => T): T {
  const calling = useCalling();
  const snapshot = (): T => select(calling.getSnapshot());
  return useSyncExternalStore(calling.subscribe, snapshot, snapshot);
}
