'use client';

import { usePathname } from 'next/navigation';
import { lazy, Suspense } from 'react';
import type { ReactElement } from 'react';
import { ThreadList } from '../chat/thread-list';

/** Who only writes loads none of this. */
const RecentCalls = lazy(async () => ({
  default: (await import('../history/recent-calls')).RecentCalls,
}));
const RoomSide = lazy(async () => ({ default: (await import('../rooms/room-side')).RoomSide }));

/** The list that belongs to the section one is in. */
export function Side({ name }: { readonly name: string }): ReactElement {
  const path = usePathname();
  return <Suspense fallback={<div />}>{listOf(path, name)}</Suspense>;
}

function listOf(path: string, name: string): ReactElement {
  if (path.startsWith('/calls')) return <RecentCalls name={name} />;
  if (path.startsWith('/rooms')) return <RoomSide name={name} />;
  return <ThreadList name={name} />;
}
