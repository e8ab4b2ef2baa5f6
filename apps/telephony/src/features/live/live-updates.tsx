'use client';

import { createContext, use } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useLiveUpdates } from './use-live-updates';
import type { Live } from './use-live-updates';

const LiveContext = createContext<Live | undefined>(undefined);

/** One stream of changes for all of the pages. */
export function LiveUpdates({ children }: { readonly children: ReactNode }): ReactElement {
  return <LiveContext value={useLiveUpdates()}>{children}</LiveContext>;
}

/** @throws Error outside of `LiveUpdates` */
export function useLive(): Live {
  const live = use(LiveContext);
  if (!live) throw new Error('Put it inside of LiveUpdates.');
  return live;
}
