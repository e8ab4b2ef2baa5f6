import {
  callEnded,
  callParticipantAdded,
  EventReceiver,
  incomingCall,
  recordingFileStatusUpdated,
  smsDeliveryReport,
  smsReceived,
} from '@switchboard/events';
import type { EventFailure } from '@switchboard/events';
import { receiveEnd, receiveParticipant } from '../calls/receive-call-events.ts';
import { receiveCall } from '../calls/receive-call.ts';
import type { TelephonyConfig } from '../config.ts';
import type { Transaction } from '../database/transact.ts';
import type { TelephonyTools } from '../telephony-tools.ts';
import { receiveRecording } from '../voicemail/receive-recording.ts';
import { receiveReport } from './receive-report.ts';
import { receiveText } from './receive-text.ts';

/** The header of deliveries that has the secret. */
export const SECRET_HEADER = 'x-telephony-secret';

interface Watching {
  readonly onFailure: (failure: EventFailure) => void;
  readonly onTrouble: (error: unknown) => void;
}

/** What the service hears by events: texts that came in, and what became of those that went out, and calls. */
export function openReceiver(
  tools: TelephonyTools,
  { events: { secret, topics }, calls }: Pick<TelephonyConfig, 'events' | 'calls'>,
  watching: Watching,
): EventReceiver<Transaction> {
  const { client, clock, transact } = tools;
  const receiver = new EventReceiver<Transaction>({
    db: {
      $transaction: transact,
      $queryRawUnsafe: (sql, ...values) => client.$queryRawUnsafe(sql, ...values),
      $executeRawUnsafe: (sql, ...values) => client.$executeRawUnsafe(sql, ...values),
    },
    ...{ clock, topics },
    secrets: [{ header: SECRET_HEADER, value: secret }],
    ...watching,
  });
  receiver.handle(smsReceived, ({ data }, tx) => receiveText(tx, tools, data));
  receiver.handle(smsDeliveryReport, ({ data }, tx) => receiveReport(tx, data));
  if (calls) {
    receiver.handle(incomingCall, (event, tx) => receiveCall(tx, tools, event));
    receiver.handle(callParticipantAdded, (event, tx) => receiveParticipant(tx, tools, event));
    receiver.handle(recordingFileStatusUpdated, (event, tx) => receiveRecording(tx, tools, event));
    receiver.handle(callEnded, (event, tx) => receiveEnd(tx, tools, event));
  }
  return receiver;
}
