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
  play: {
    id: 'CallMedia_Play',
    method: 'POST',
    path: `${CONNECTION}::play`,
    summary: 'Play WAV files to everybody or to some',
    access: 'key',
  },
  cancelMedia: {
    id: 'CallMedia_CancelAllMediaOperations',
    method: 'POST',
    path: `${CONNECTION}::cancelAllMediaOperations`,
    summary: 'Stop what is played and listened for, and what waits for it',
    access: 'key',
  },
  recognize: {
    id: 'CallMedia_Recognize',
    method: 'POST',
    path: `${CONNECTION}::recognize`,
    summary: 'Play a prompt and collect tones or words',
    access: 'key',
  },
  startContinuousDtmf: {
    id: 'CallMedia_StartContinuousDtmfRecognition',
    method: 'POST',
    path: `${CONNECTION}::startContinuousDtmfRecognition`,
    summary: 'Be told of every tone of a participant',
    access: 'key',
  },
  stopContinuousDtmf: {
    id: 'CallMedia_StopContinuousDtmfRecognition',
    method: 'POST',
    path: `${CONNECTION}::stopContinuousDtmfRecognition`,
    summary: 'Be told of tones no more',
    access: 'key',
  },
  sendDtmfTones: {
    id: 'CallMedia_SendDtmfTones',
    method: 'POST',
    path: `${CONNECTION}::sendDtmfTones`,
    summary: 'Send tones to a telephone',
    access: 'key',
  },
  hold: {
    id: 'CallMedia_Hold',
    method: 'POST',
    path: `${CONNECTION}::hold`,
    summary: 'Hold a participant, with music',
    access: 'key',
  },
  unhold: {
    id: 'CallMedia_Unhold',
    method: 'POST',
    path: `${CONNECTION}::unhold`,
    summary: 'Take a participant off hold',
    access: 'key',
  },
  startMediaStreaming: {
    id: 'CallMedia_StartMediaStreaming',
    method: 'POST',
    path: `${CONNECTION}::startMediaStreaming`,
    summary: 'Stream the sound of a call to a server, by WebSocket',
    access: 'key',
  },
  stopMediaStreaming: {
    id: 'CallMedia_StopMediaStreaming',
    method: 'POST',
    path: `${CONNECTION}::stopMediaStreaming`,
    summary: 'Stream its sound no more',
    access: 'key',
  },
  startTranscription: {
    id: 'CallMedia_StartTranscription',
    method: 'POST',
    path: `${CONNECTION}::startTranscription`,
    summary: 'Stream what is said in a call as text, by WebSocket',
    access: 'key',
  },
  stopTranscription: {
    id: 'CallMedia_StopTranscription',
    method: 'POST',
    path: `${CONNECTION}::stopTranscription`,
    summary: 'Write down what is said no more',
    access: 'key',
  },
  updateTranscription: {
    id: 'CallMedia_UpdateTranscription',
    method: 'POST',
    path: `${CONNECTION}::updateTranscription`,
    summary: 'Say in which language people go on',
    access: 'key',
  },
  startRecording: {
    id: 'CallRecording_StartRecording',
    method: 'POST',
    path: '/calling/recordings',
    summary: 'Record a call: mixed as MP3 or WAV, or each in a channel of their own',
    access: 'key',
  },
  getRecording: {
    id: 'CallRecording_GetRecordingProperties',
    method: 'GET',
    path: '/calling/recordings/:recording',
    summary: 'Get whether a recording goes on',
    access: 'key',
  },
  stopRecording: {
    id: 'CallRecording_StopRecording',
    method: 'DELETE',
    path: '/calling/recordings/:recording',
    summary: 'End a recording',
    access: 'key',
  },
  pauseRecording: {
    id: 'CallRecording_PauseRecording',
    method: 'POST',
    path: '/calling/recordings/:recording([^:%]+)::pause',
    summary: 'Leave out what is said from now on',
    access: 'key',
  },
  resumeRecording: {
    id: 'CallRecording_ResumeRecording',
    method: 'POST',
    path: '/calling/recordings/:recording([^:%]+)::resume',
    summary: 'Go on with a recording',
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
