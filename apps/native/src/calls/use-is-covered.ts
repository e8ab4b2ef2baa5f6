import type { Calling } from '@switchboard/calling';
import { useCallback, useSyncExternalStore } from 'react';
import { useApp } from '../root/app-context.ts';
import { useValue } from '../state/use-value.ts';
import { isShownRinging } from './is-shown-ringing.ts';

/** Whether a call lies above everything else, which nobody can see or hear meanwhile. */
export function useIsCovered(): boolean {
  const { connection, minimised, ringing } = useApp();
  const { line } = useValue(connection.state);
  const left = useValue(minimised);
  const rings = Object.values(useValue(ringing.state).calls).some(isShownRinging);
  const refs = useRefs(line?.calling);
  return rings || (refs !== '' && refs !== left);
}

/** Of all calls that are not dismissed, as one text that stays the same as long as they do. */
function useRefs(calling: Calling | undefined): string {
  const subscribe = useCallback(
    (listener: () => void) => calling?.subscribe(listener) ?? (() => undefined),
    [calling],
  );
  return useSyncExternalStore(subscribe, () =>
    Object.keys(calling?.getSnapshot().calls ?? {}).join(' '),
  );
}
