import type { KeyHandler, Operation, OperationRequest } from '../../platform/wire/operation.ts';

const CALLS = '/calling/callConnections';
/** A verb follows it directly, so the router has to know where it ends. */
const CONNECTION = `${CALLS}/:connection([^:%]+)`;

export const callAutomationOperations = {
  create: {
    id: 'CallAutomation_CreateCall',
    method: 'POST',
    path: CALLS,
    summary: 'Call people; one that answers connects the call',
    access: 'key',
  },
  answer: {
    id: 'CallAutomation_AnswerCall',
    method: 'POST',
    path: `${CALLS}::answer`,
    summary: 'Answer a call that rings, by the context of `IncomingCall`',
    access: 'key',
  },
  redirect: {
    id: 'CallAutomation_RedirectCall',
    method: 'POST',
    path: `${CALLS}::redirect`,
    summary: 'Ring somebody else instead',
    access: 'key',
  },
  reject: {
    id: 'CallAutomation_RejectCall',
    method: 'POST',
    path: `${CALLS}::reject`,
    summary: 'Reject a call that rings',
    access: 'key',
  },
  connect: {
    id: 'CallAutomation_Connect',
    method: 'POST',
    path: `${CALLS}::connect`,
    summary: 'Come into a call, a group call or the call of a room that goes on',
    access: 'key',
  },
  get: {
    id: 'CallConnection_GetCall',
    method: 'GET',
    path: `${CALLS}/:connection`,
    summary: 'Get a call that one is in',
    access: 'key',
  },
  hangUp: {
    id: 'CallConnection_HangupCall',
    method: 'DELETE',
    path: `${CALLS}/:connection`,
    summary: 'Leave a call',
    access: 'key',
  },
  terminate: {
    id: 'CallConnection_TerminateCall',
    method: 'POST',
    path: `${CONNECTION}::terminate`,
    summary: 'End a call for everybody',
    access: 'key',
  },
  transfer: {
    id: 'CallConnection_TransferToParticipant',
    method: 'POST',
    path: `${CONNECTION}::transferToParticipant`,
    summary: 'Transfer a call with one other participant to somebody else',
    access: 'key',
  },
  listParticipants: {
    id: 'CallConnection_GetParticipants',
    method: 'GET',
    path: `${CALLS}/:connection/participants`,
    summary: 'List who is in a call',
    access: 'key',
  },
  getParticipant: {
    id: 'CallConnection_GetParticipant',
    method: 'GET',
    path: `${CALLS}/:connection/participants/:participant`,
    summary: 'Get one of those who are in a call',
    access: 'key',
  },
  add: {
    id: 'CallConnection_AddParticipant',
    method: 'POST',
    path: `${CALLS}/:connection/participants::add`,
    summary: 'Ring somebody who is to come into a call',
    access: 'key',
  },
  remove: {
    id: 'CallConnection_RemoveParticipant',
    method: 'POST',
    path: `${CALLS}/:connection/participants::remove`,
    summary: 'Take somebody out of a call',
    access: 'key',
  },
  mute: {
    id: 'CallConnection_Mute',
    method: 'POST',
    path: `${CALLS}/:connection/participants::mute`,
    summary: 'Mute somebody, who may unmute themselves again',
    access: 'key',
  },
  move: {
    id: 'CallConnection_MoveParticipants',
    method: 'POST',
    path: `${CALLS}/:connection/participants::moveHere`,
    summary: 'Bring in people from another call that one is in',
    access: 'key',
  },
  cancelAdd: {
    id: 'CallConnection_CancelAddParticipant',
    method: 'POST',
    path: `${CALLS}/:connection/participants::cancelAddParticipant`,
    summary: 'Stop ringing somebody who was to come into a call',
    access: 'key',
  },
} as const satisfies Readonly<Record<string, Operation>>;

export type OperationHandlers = {
  readonly [Name in keyof typeof callAutomationOperations]: KeyHandler;
};

/** Which connection a request is about. */
export function connectionOf({ params }: OperationRequest): string {
  return params['connection'] ?? '';
}
