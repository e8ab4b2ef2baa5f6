import type { Operation } from '../../platform/wire/operation.ts';

export const smsOperations = {
  send: {
    id: 'Sms_Send',
    method: 'POST',
    path: '/sms',
    summary: 'Send a text to up to 100 recipients; each request id is done once',
    access: 'key',
  },
  addOptOuts: {
    id: 'OptOuts_Add',
    method: 'POST',
    path: '/sms/optouts::add',
    summary: 'Note that recipients want no texts from a sender',
    access: 'key',
  },
  removeOptOuts: {
    id: 'OptOuts_Remove',
    method: 'POST',
    path: '/sms/optouts::remove',
    summary: 'Note that recipients want texts from a sender again',
    access: 'key',
  },
  checkOptOuts: {
    id: 'OptOuts_Check',
    method: 'POST',
    path: '/sms/optouts::check',
    summary: 'Say which recipients want no texts from a sender',
    access: 'key',
  },
  getDeliveryReport: {
    id: 'DeliveryReports_Get',
    method: 'GET',
    path: '/deliveryReports/:message',
    summary: 'Get what became of a text that a report was asked for',
    access: 'key',
  },
} as const satisfies Readonly<Record<string, Operation>>;
