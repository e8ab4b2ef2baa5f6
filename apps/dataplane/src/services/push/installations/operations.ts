import type { Operation } from '../../../platform/wire/operation.ts';

/** Not of ACS, whose own clients register by a protocol that is not published. */
export const pushOperations = {
  register: {
    id: 'Push_Register',
    method: 'PUT',
    path: '/push/installations/:installation',
    summary: 'Register an app for pushes, or register it again',
    access: ['chat', 'voip', 'voip.join'],
  },
  list: {
    id: 'Push_List',
    method: 'GET',
    path: '/push/installations',
    summary: 'List the apps that get pushes for the caller',
    access: ['chat', 'voip', 'voip.join'],
  },
  remove: {
    id: 'Push_Remove',
    method: 'DELETE',
    path: '/push/installations/:installation',
    summary: 'Send an app no more pushes',
    access: ['chat', 'voip', 'voip.join'],
  },
  mute: {
    id: 'Push_Mute',
    method: 'PUT',
    path: '/push/threads/:thread',
    summary: 'Mute a thread, or not any more',
    access: ['chat'],
  },
  callState: {
    id: 'Push_CallState',
    method: 'GET',
    path: '/push/calls/:call',
    summary: 'Ask whether a call still rings the caller',
    access: ['voip', 'voip.join'],
  },
} as const satisfies Readonly<Record<string, Operation>>;
