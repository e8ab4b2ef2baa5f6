'use client';

import { lazy, Suspense, useSyncExternalStore } from 'react';
import type { ReactElement } from 'react';
import { keptInstallation } from './kept-installation';

const PushKeeper = lazy(async () => ({ default: (await import('./push-keeper')).PushKeeper }));

const never = () => () => undefined;

/** Whoever does not want to be told while no page is open loads nothing of it. */
export function KeepPush(): ReactElement | null {
  const isWanted = useSyncExternalStore(
    never,
    () => keptInstallation() !== null,
    () => false,
  );
  return isWanted ? (
    <Suspense fallback={null}>
      <PushKeeper />
    </Suspense>
  ) : null;
}
