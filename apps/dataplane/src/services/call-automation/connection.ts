import { createHash } from 'node:crypto';
import { callIdentifier } from '@switchboard/acs-wire';
import type { CallConnectionProperties, CallConnectionState } from '@switchboard/acs-wire';

/** Only there so that it looks like those of the service: nothing is found under it. */
const CALL_ADDRESS = 'https://switchboard.invalid/calls/';

/** What was asked for, or was found, when an application came into a call. Raw identifiers. */
export interface ConnectionDetails {
  readonly targets: readonly string[];
  readonly source?: string | undefined;
  readonly sourceCallerIdNumber?: string | undefined;
  readonly sourceDisplayName?: string | undefined;
  readonly answeredBy?: string | undefined;
}

/** The part of an application in a call. */
export interface Connection {
  readonly id: string;
  readonly callId: string;
  /** As whom the application is in the call. */
  readonly userId: string;
  readonly callbackUri: string;
  readonly operationContext?: string | undefined;
  readonly details: ConnectionDetails;
}

export function propertiesOf(
  { id, callId, callbackUri, details }: Connection,
  callConnectionState: CallConnectionState,
): CallConnectionProperties {
  const { targets, source, sourceCallerIdNumber, sourceDisplayName, answeredBy } = details;
  return {
    callConnectionId: id,
    serverCallId: serverCallIdOf(callId),
    targets: targets.map(callIdentifier),
    callConnectionState,
    callbackUri,
    ...(source !== undefined && { source: callIdentifier(source) }),
    ...(sourceCallerIdNumber !== undefined && {
      sourceCallerIdNumber: { value: sourceCallerIdNumber },
    }),
    ...(sourceDisplayName !== undefined && { sourceDisplayName }),
    ...(answeredBy !== undefined && { answeredBy: { id: answeredBy } }),
    correlationId: correlationIdOf(callId),
  };
}

export function serverCallIdOf(callId: string): string {
  return Buffer.from(CALL_ADDRESS + callId).toString('base64url');
}

/** @returns undefined for what is none of ours */
export function callIdOf(serverCallId: string): string | undefined {
  const address = Buffer.from(serverCallId, 'base64url').toString('utf8');
  const callId = address.slice(CALL_ADDRESS.length);
  return address.startsWith(CALL_ADDRESS) && /^[\w-]+\.[\w-]+$/.test(callId) ? callId : undefined;
}

/** The same for everybody who is told of a call: what is unique in its id. */
export function correlationIdOf(callId: string): string {
  return callId.slice(callId.indexOf('.') + 1);
}

/** As whom applications call that do not say: always the same, and nobody has a token of it. */
export function automationUser(resourceId: string): string {
  const digits = createHash('sha256').update(`call automation of ${resourceId}`).digest('hex');
  const user = digits.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  return `8:acs:${resourceId}_${user}`;
}
