import { CallAutomationClient } from '@azure/communication-call-automation';
import type { CallAutomationClientOptions } from '@azure/communication-call-automation';
import { AzureKeyCredential } from '@azure/core-auth';
import { acsError } from './acs-errors.ts';
import type { AcsConfiguration } from './configuration.ts';
import { otherKeyPolicy } from './other-key-policy.ts';
import { machineCredential, pipelineOptions } from './server-options.ts';
import type { ServerOptions } from './server-options.ts';

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
  /** Leaves those who are in the call to themselves. */
  leave(connectionId: string, signal: AbortSignal): Promise<void>;
  /** Ends the call for everybody. */
  end(connectionId: string, signal: AbortSignal): Promise<void>;
}

export interface CallAnsweringOptions extends Pick<ServerOptions, 'requestId'> {
  /** The other one of the two keys of a resource: it signs once the configured one is revoked. */
  readonly otherKey?: string | undefined;
}

/** Microsoft's Call Automation client for any back end. Its own retries are off, whoever answers has jobs. */
export function createCallAnswering(
  acs: AcsConfiguration,
  more: CallAnsweringOptions = {},
): CallAnswering {
  const client = createClient(acs, more);
  return {
    async answer(context, callbackUrl, abortSignal) {
      const answered = client.answerCall(context, callbackUrl, { abortSignal });
      const { callConnectionProperties } = await answered.catch(translate);
      const { callConnectionId } = callConnectionProperties;
      if (callConnectionId) return callConnectionId;
      throw acsError('calls-unavailable', 'The service named no connection.');
    },
    async redirect(context, communicationUserId, abortSignal) {
      const targetParticipant = { communicationUserId };
      await client.redirectCall(context, { targetParticipant }, { abortSignal }).catch(translate);
    },
    async reject(context, abortSignal) {
      const options = { callRejectReason: 'busy', abortSignal };
      await client.rejectCall(context, options).catch(translate);
    },
    ring: (connectionId, request, signal) => ring(client, connectionId, request, signal),
    async cancel(connectionId, { invitationId, operationContext }, abortSignal) {
      const connection = client.getCallConnection(connectionId);
      const options = { operationContext, abortSignal };
      await connection.cancelAddParticipantOperation(invitationId, options).catch(translate);
    },
    async remove(connectionId, communicationUserId, abortSignal) {
      const connection = client.getCallConnection(connectionId);
      await connection.removeParticipant({ communicationUserId }, { abortSignal }).catch(translate);
    },
    leave: (connectionId, signal) => hangUp(client, connectionId, false, signal),
    end: (connectionId, signal) => hangUp(client, connectionId, true, signal),
  };
}

function createClient(acs: AcsConfiguration, more: CallAnsweringOptions): CallAutomationClient {
  const { additionalPolicies, ...common } = pipelineOptions(acs, more);
  const key = acs.kind === 'key' ? new AzureKeyCredential(acs.accessKey) : undefined;
  const keys = acs.kind === 'key' && more.otherKey ? [acs.accessKey, more.otherKey] : [];
  const options: CallAutomationClientOptions = {
    ...common,
    retryOptions: { maxRetries: 0 },
    additionalPolicies: [
      ...additionalPolicies,
      ...(key ? [{ policy: otherKeyPolicy(key, keys), position: 'perCall' as const }] : []),
    ],
  };
  return key
    ? new CallAutomationClient(acs.endpoint, key, options)
    : new CallAutomationClient(acs.endpoint, machineCredential(), options);
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
    .catch(translate);
  if (invitationId) return invitationId;
  throw acsError('calls-unavailable', 'The service named no invitation.');
}

async function hangUp(
  client: CallAutomationClient,
  connectionId: string,
  isForEveryone: boolean,
  abortSignal: AbortSignal,
): Promise<void> {
  const connection = client.getCallConnection(connectionId);
  await connection.hangUp(isForEveryone, { abortSignal }).catch(translate);
}

/** Nothing of the service's own words goes on: there may be numbers in them. */
function translate(cause: unknown): never {
  const { statusCode: status } = cause as { statusCode?: unknown };
  if (status === 404) throw acsError('call-over', 'There is no such call any more.', { cause });
  if (typeof status === 'number' && status >= 400 && status < 500 && status !== 429)
    throw acsError('call-refused', 'The service refused the request.', { cause });
  throw acsError('calls-unavailable', 'The service did not do what was asked.', { cause });
}
