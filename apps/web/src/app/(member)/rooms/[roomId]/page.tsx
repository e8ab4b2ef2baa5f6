import type { ReactElement } from 'react';
import { RoomPage } from '../../../../features/rooms/room-page';

/** A room by its link. */
export default async function OneRoomPage({
  params,
}: {
  readonly params: Promise<{ roomId: string }>;
}): Promise<ReactElement> {
  return <RoomPage roomId={decodeURIComponent((await params).roomId)} />;
}
