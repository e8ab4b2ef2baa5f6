import type { Operation } from '../../platform/wire/operation.ts';

export const sipOperations = {
  get: {
    id: 'SipRouting_Get',
    method: 'GET',
    path: '/sip',
    summary: 'Get the trunks and routes of calls to and from the phone network',
    access: 'key',
  },
  update: {
    id: 'SipRouting_Update',
    method: 'PATCH',
    path: '/sip',
    summary: 'Set and delete trunks, replace the routes',
    access: 'key',
  },
} as const satisfies Readonly<Record<string, Operation>>;
