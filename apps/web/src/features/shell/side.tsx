'use client';

import { usePathname } from 'next/navigation';
import type { ReactElement } from 'react';
import { ThreadList } from '../chat/thread-list';
import { RecentCalls } from '../history/recent-calls';
import { RoomSide } from '../rooms/room-side';

/** The list that belongs to the section one is in. */
export function Side({ name }: { readonly name: string }): ReactElement {
  const path = usePathname();
  if (path.startsWith('/calls')) return <RecentCalls name={name} />;
  if (path.startsWith('/rooms')) return <RoomSide name={name} />;
  return <ThreadList name={name} />;
}
