'use client';

import { access } from '@switchboard/page-client';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

export type Room = Awaited<ReturnType<typeof access.rooms.list.query>>['items'][number];
export type OneRoom = Awaited<ReturnType<typeof access.rooms.get.query>>;
export type RoomRole = NonNullable<Room['role']>;
export const roomRoles: readonly RoomRole[] = ['Presenter', 'Collaborator', 'Attendee', 'Consumer'];

const KEY = ['rooms'] as const;

export function useRooms() {
  return useInfiniteQuery({
    queryKey: [...KEY, 'list'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      access.rooms.list.query({ ...(pageParam && { cursor: pageParam }) }, { signal }),
    getNextPageParam: ({ cursor }) => cursor ?? undefined,
  });
}

export function useRoom(roomId: string) {
  return useQuery({
    queryKey: [...KEY, roomId],
    queryFn: ({ signal }) => access.rooms.get.query({ roomId }, { signal }),
  });
}

/** A change of rooms, after which they are read again. */
export function useRoomChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}
