import type { ReactElement } from 'react';
import { RoomGuest } from '../../../features/rooms/room-guest';

/** Where an invitation to a room leads: no account needed. */
export default async function MeetPage({
  params,
}: {
  readonly params: Promise<{ code: string }>;
}): Promise<ReactElement> {
  return <RoomGuest code={decodeURIComponent((await params).code)} />;
}
