import { createHash } from 'node:crypto';
import { callIdentifier } from '@switchboard/acs-wire';
import type { CallConnectionProperties, CallConnectionState } from '@switchboard/acs-wire';
import { correlationIdOf, serverCallIdOf } from '../calls/port.ts';

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

/** As whom applications call that do not say: always the same, and nobody has a token of it. */
export function automationUser(resourceId: string): string {
  const digits = createHash('sha256').update(`call automation of ${resourceId}`).digest('hex');
  const user = digits.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  return `8:acs:${resourceId}_${user}`;
}
