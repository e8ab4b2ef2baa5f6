import { randomUUID } from 'node:crypto';
import { toTicks } from '../../platform/wire/times.ts';
import { correlationIdOf, serverCallIdOf } from '../calls/port.ts';
import type { Connection } from './connection.ts';
import type { Told } from './follow.ts';

/** Of the types of what applications are told. */
export const PREFIX = 'Microsoft.Communication.';
/** The type that says who is in a call. */
export const ROSTER = `${PREFIX}ParticipantsUpdated`;
const DATA_VERSION = '2024-09-15';

/** A callback before it is sent. */
export interface NewCallback {
  readonly uri: string;
  readonly event: Readonly<Record<string, unknown>>;
  /** It says who is in the call now: nobody has to know who was in it before. */
  readonly isRoster: boolean;
}

/** What is told, as a CloudEvent to whoever wants to hear it. */
export function callbackOf(
  connection: Pick<Connection, 'id' | 'callId' | 'callbackUri' | 'operationContext'>,
  { type, data, origin }: Told,
  nowMs: number,
): NewCallback {
  const { id, callId, callbackUri } = connection;
  const operationContext = origin ? origin.operationContext : connection.operationContext;
  const source = `calling/callConnections/${id}`;
  const fullType = PREFIX + type;
  return {
    uri: origin?.callbackUri ?? callbackUri,
    isRoster: fullType === ROSTER,
    event: {
      ...{ id: randomUUID(), source, type: fullType, subject: source, time: toTicks(nowMs) },
      ...{ specversion: '1.0', datacontenttype: 'application/json' },
      data: {
        ...{ version: DATA_VERSION, callConnectionId: id, serverCallId: serverCallIdOf(callId) },
        correlationId: correlationIdOf(callId),
        ...(operationContext !== undefined && { operationContext }),
        ...data,
        publicEventType: fullType,
      },
    },
  };
}
