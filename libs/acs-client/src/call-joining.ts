import type { CallAutomationClient } from '@azure/communication-call-automation';
import { acsError } from './acs-errors.ts';
import { createCallAutomation } from './call-automation.ts';
import type { CallAutomationOptions } from './call-automation.ts';
import type { AcsConfiguration } from './configuration.ts';
import { orAborted } from './or-aborted.ts';
import { translateCallError } from './translate-call-error.ts';

/** A group call that a program joins, to have it written down. */
export interface JoinRequest {
  readonly groupId: string;
  readonly callbackUrl: string;
  /** Where the service connects to with what is said, by WebSocket. */
  readonly transcriptUrl: string;
  /** As `en-US`. */
  readonly locale: string;
  /** A UUID: requested again with the same id and time, the call is joined once. */
  readonly requestId: string;
  readonly firstSentMs: number;
}

/**
 * What a server does in calls of others. Every method throws PlatformError: `call-over` where no call goes on,
 * `call-refused` where it will never be done, `calls-unavailable` where nobody knows.
 */
export interface CallJoining {
  /** Nothing is written down before `transcribe`. @returns the id of the connection */
  join(request: JoinRequest, signal: AbortSignal): Promise<string>;
  /** Callbacks say whether what is said is written down from now on. */
  transcribe(connectionId: string, locale: string, signal: AbortSignal): Promise<void>;
  /** Leaves those who are in the call to themselves. */
  leave(connectionId: string, signal: AbortSignal): Promise<void>;
}

/** Microsoft's Call Automation client for any back end. */
export function createCallJoining(
  acs: AcsConfiguration,
  more: CallAutomationOptions = {},
): CallJoining {
  const client = createCallAutomation(acs, more);
  return {
    join: (request, signal) => join(client, request, more, signal),
    async transcribe(connectionId, locale, abortSignal) {
      const media = client.getCallConnection(connectionId).getCallMedia();
      // It sends nothing that could be aborted.
      const started = orAborted(media.startTranscription({ locale }), abortSignal);
      await started.catch(translateCallError);
    },
    async leave(connectionId, abortSignal) {
      const connection = client.getCallConnection(connectionId);
      await connection.hangUp(false, { abortSignal }).catch(translateCallError);
    },
  };
}

async function join(
  client: CallAutomationClient,
  { groupId: id, callbackUrl, transcriptUrl, locale, requestId, firstSentMs }: JoinRequest,
  { speechEndpoint: cognitiveServicesEndpoint }: CallAutomationOptions,
  abortSignal: AbortSignal,
): Promise<string> {
  // In place of those that the SDK makes up for each request.
  const customHeaders = {
    'repeatability-request-id': requestId,
    'repeatability-first-sent': new Date(firstSentMs).toUTCString(),
  };
  const joined = client.connectCall({ kind: 'groupCallLocator', id }, callbackUrl, {
    ...(cognitiveServicesEndpoint && { callIntelligenceOptions: { cognitiveServicesEndpoint } }),
    transcriptionOptions: {
      ...{ transportType: 'websocket', transportUrl: transcriptUrl, locale },
      startTranscription: false,
    },
    ...{ abortSignal, requestOptions: { customHeaders } },
  });
  const { callConnectionProperties } = await joined.catch(translateCallError);
  const { callConnectionId } = callConnectionProperties;
  if (callConnectionId) return callConnectionId;
  throw acsError('calls-unavailable', 'The service named no connection.');
}
