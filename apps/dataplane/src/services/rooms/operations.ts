import type { Operation } from '../../platform/wire/operation.ts';

export const roomsOperations = {
  create: {
    id: 'Rooms_Create',
    method: 'POST',
    path: '/rooms',
    summary: 'Create a room; `repeatability-request-id` makes it idempotent',
    access: 'key',
  },
  list: {
    id: 'Rooms_List',
    method: 'GET',
    path: '/rooms',
    summary: 'List rooms, newest first',
    access: 'key',
  },
  get: {
    id: 'Rooms_Get',
    method: 'GET',
    path: '/rooms/:room',
    summary: 'Get a room and its window',
    access: 'key',
  },
  update: {
    id: 'Rooms_Update',
    method: 'PATCH',
    path: '/rooms/:room',
    summary: 'Move the window, or allow dialling out',
    access: 'key',
  },
  remove: {
    id: 'Rooms_Delete',
    method: 'DELETE',
    path: '/rooms/:room',
    summary: 'Delete a room',
    access: 'key',
  },
  listParticipants: {
    id: 'Rooms_ListParticipants',
    method: 'GET',
    path: '/rooms/:room/participants',
    summary: 'List who is invited, in the order they were',
    access: 'key',
  },
  updateParticipants: {
    id: 'Rooms_UpdateParticipants',
    method: 'PATCH',
    path: '/rooms/:room/participants',
    summary: 'Invite people, change their roles, take them out',
    access: 'key',
  },
} as const satisfies Readonly<Record<string, Operation>>;
