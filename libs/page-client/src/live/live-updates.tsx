'use client';

import { createContext, use } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useLiveUpdates } from './use-live-updates.ts';
import type { Live, LiveSource } from './use-live-updates.ts';

const LiveContext = createContext<Live | undefined>(undefined);

/** One stream of changes for all of the pages. */
export function LiveUpdates<Change>({
  source,
  children,
}: {
  readonly source: LiveSource<Change>;
  readonly children: ReactNode;
}): ReactElement {
  return <LiveContext value={useLiveUpdates(source)}>{children}</LiveContext>;
}

/** @throws Error outside of `LiveUpdates` */
export function useLive(): Live {
  const live = use(LiveContext);
  if (!live) throw new Error('Put it inside of LiveUpdates.');
  return live;
}
