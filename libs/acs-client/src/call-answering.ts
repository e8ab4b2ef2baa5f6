import { createHash } from 'node:crypto';
import type { CallAutomationClient, FileSource } from '@azure/communication-call-automation';
import { acsError } from './acs-errors.ts';
import { createCallAutomation } from './call-automation.ts';
import type { CallAutomationOptions } from './call-automation.ts';
import type { AcsConfiguration } from './configuration.ts';
import { orAborted } from './or-aborted.ts';
import { translateCallError } from './translate-call-error.ts';

/** Somebody who is asked into a call that was answered. */
export interface RingRequest {
  /** Raw id of a communication user. */
  readonly userId: string;
  /** What their page says of who calls. */
  readonly callerName: string;
  readonly seconds: number;
  /** Comes back in the callback that says what became of it. */
  readonly operationContext: string;
  /** A UUID: requested again with the same id and time, they are rung once. */
  readonly requestId: string;
  readonly firstSentMs: number;
}

export interface CancelRequest {
  readonly invitationId: string;
  readonly operationContext: string;
}

/** What everybody in a call is to hear, instead of what they hear from us now. */
export interface PlayRequest {
  /** WAV files where the service fetches them, one after the other. What is at an address never changes. */
  readonly urls: readonly string[];
  /** Over and over, until something else is played or it is stopped. */
  readonly loops: boolean;
  /** Comes back in the callback that says that it is over. */
  readonly operationContext: string;
}

/**
 * What a server does with calls that come in, by the context of `IncomingCall` until it has answered and by the id of
 * the connection after that. Every method throws PlatformError: `call-over` where the call rings no more or is over,
 * `call-refused` where it will never be done, `calls-unavailable` where nobody knows.
 */
export interface CallAnswering {
  /** @returns the id of the connection */
  answer(context: string, callbackUrl: string, signal: AbortSignal): Promise<string>;
  redirect(context: string, userId: string, signal: AbortSignal): Promise<void>;
  /** The caller hears that it is busy. */
  reject(context: string, signal: AbortSignal): Promise<void>;
  /** @returns the id of the invitation */
  ring(connectionId: string, request: RingRequest, signal: AbortSignal): Promise<string>;
  /** Stops ringing somebody; a callback with the context of `cancel` says whether that was in time. */
  cancel(connectionId: string, cancel: CancelRequest, signal: AbortSignal): Promise<void>;
  /** Takes a communication user out of the call. */
  remove(connectionId: string, userId: string, signal: AbortSignal): Promise<void>;
  play(connectionId: string, request: PlayRequest, signal: AbortSignal): Promise<void>;
  /** Nothing is played any more. */
  hush(connectionId: string, signal: AbortSignal): Promise<void>;
  /** Callbacks tell of each key that a phone presses from now on. @param number in E.164 */
  listen(connectionId: string, number: string, signal: AbortSignal): Promise<void>;
  /**
   * Records everybody in one channel, until the call ends; an event says where the file is.
   *
   * @returns the id of the recording
   */
  record(connectionId: string, signal: AbortSignal): Promise<string>;
  /** Leaves those who are in the call to themselves. */
  leave(connectionId: string, signal: AbortSignal): Promise<void>;
  /** Ends the call for everybody. */
  end(connectionId: string, signal: AbortSignal): Promise<void>;
}

/** Microsoft's Call Automation client for any back end. */
export function createCallAnswering(
  acs: AcsConfiguration,
  more: CallAutomationOptions = {},
): CallAnswering {
  const client = createCallAutomation(acs, more);
  return {
    async answer(context, callbackUrl, abortSignal) {
      const { speechEndpoint: cognitiveServicesEndpoint } = more;
      const answered = client.answerCall(context, callbackUrl, {
        ...(cognitiveServicesEndpoint && {
          callIntelligenceOptions: { cognitiveServicesEndpoint },
        }),
        abortSignal,
      });
      const { callConnectionProperties } = await answered.catch(translateCallError);
      const { callConnectionId } = callConnectionProperties;
      if (callConnectionId) return callConnectionId;
      throw acsError('calls-unavailable', 'The service named no connection.');
    },
    async redirect(context, communicationUserId, abortSignal) {
      const targetParticipant = { communicationUserId };
      await client
        .redirectCall(context, { targetParticipant }, { abortSignal })
        .catch(translateCallError);
    },
    async reject(context, abortSignal) {
      const options = { callRejectReason: 'busy', abortSignal };
      await client.rejectCall(context, options).catch(translateCallError);
    },
    ring: (connectionId, request, signal) => ring(client, connectionId, request, signal),
    async cancel(connectionId, { invitationId, operationContext }, abortSignal) {
      const connection = client.getCallConnection(connectionId);
      const options = { operationContext, abortSignal };
      await connection
        .cancelAddParticipantOperation(invitationId, options)
        .catch(translateCallError);
    },
    async remove(connectionId, communicationUserId, abortSignal) {
      const connection = client.getCallConnection(connectionId);
      await connection
        .removeParticipant({ communicationUserId }, { abortSignal })
        .catch(translateCallError);
    },
    play: (connectionId, request, signal) => play(client, connectionId, request, signal),
    async hush(connectionId, abortSignal) {
      const media = client.getCallConnection(connectionId).getCallMedia();
      // Its types know of no options for this one.
      const stopped = orAborted(media.cancelAllOperations(), abortSignal);
      await stopped.catch(translateCallError);
    },
    async listen(connectionId, phoneNumber, abortSignal) {
      const media = client.getCallConnection(connectionId).getCallMedia();
      const options = { abortSignal };
      await media
        .startContinuousDtmfRecognition({ phoneNumber }, options)
        .catch(translateCallError);
    },
    async record(callConnectionId, abortSignal) {
      const asked = { recordingContent: 'audio', recordingFormat: 'wav' } as const;
      const { recordingId } = await client
        .getCallRecording()
        .start({ ...asked, callConnectionId, recordingChannel: 'mixed', abortSignal })
        .catch(translateCallError);
      if (recordingId) return recordingId;
      throw acsError('calls-unavailable', 'The service named no recording.');
    },
    leave: (connectionId, signal) => hangUp(client, connectionId, false, signal),
    end: (connectionId, signal) => hangUp(client, connectionId, true, signal),
  };
}

async function ring(
  client: CallAutomationClient,
  connectionId: string,
  { userId, callerName, seconds, operationContext, requestId, firstSentMs }: RingRequest,
  abortSignal: AbortSignal,
): Promise<string> {
  const invite = {
    targetParticipant: { communicationUserId: userId },
    sourceDisplayName: callerName,
  };
  // In place of those that the SDK makes up for each request.
  const customHeaders = {
    'repeatability-request-id': requestId,
    'repeatability-first-sent': new Date(firstSentMs).toUTCString(),
  };
  const connection = client.getCallConnection(connectionId);
  const { invitationId } = await connection
    .addParticipant(invite, {
      ...{ invitationTimeoutInSeconds: seconds, operationContext, abortSignal },
      requestOptions: { customHeaders },
    })
    .catch(translateCallError);
  if (invitationId) return invitationId;
  throw acsError('calls-unavailable', 'The service named no invitation.');
}

async function play(
  client: CallAutomationClient,
  connectionId: string,
  { urls, loops, operationContext }: PlayRequest,
  abortSignal: AbortSignal,
): Promise<void> {
  const media = client.getCallConnection(connectionId).getCallMedia();
  const sources = urls.map((url): FileSource => ({
    ...{ kind: 'fileSource', url },
    // It is kept there for the next call.
    playSourceCacheId: createHash('sha256').update(url).digest('hex'),
  }));
  const options = { loop: loops, interruptCallMediaOperation: true, operationContext, abortSignal };
  await media.playToAll(sources, options).catch(translateCallError);
}

async function hangUp(
  client: CallAutomationClient,
  connectionId: string,
  isForEveryone: boolean,
  abortSignal: AbortSignal,
): Promise<void> {
  const connection = client.getCallConnection(connectionId);
  await connection.hangUp(isForEveryone, { abortSignal }).catch(translateCallError);
}
