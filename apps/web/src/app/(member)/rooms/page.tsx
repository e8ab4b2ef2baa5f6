import type { ReactElement } from 'react';
import { RoomList } from '../../../features/rooms/room-list';

export default function RoomsPage(): ReactElement {
  return <RoomList />;
}
