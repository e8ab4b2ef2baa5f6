import {
  chatMessageInThread,
  chatParticipantAdded,
  chatParticipantRemoved,
  chatThreadCreated,
  EventReceiver,
  incomingCall,
  smsReceived,
} from '@switchboard/events';
import type { EventFailure } from '@switchboard/events';
import type { BotsTools } from './bots-tools.ts';
import { receiveCall } from './calls/receive-call.ts';
import {
  receiveAdded,
  receiveMessage,
  receiveRemoved,
  receiveThread,
} from './chat/receive-chat.ts';
import type { BotsConfig } from './config.ts';
import type { Transaction } from './database/transaction.ts';
import { receiveText } from './texts/receive-text.ts';

/** The header of deliveries that has the secret. */
export const SECRET_HEADER = 'x-bots-secret';

interface Watching {
  readonly onFailure: (failure: EventFailure) => void;
  readonly onTrouble: (error: unknown) => void;
}

/** What the service hears by events: calls and texts that come in, and what people write in threads. */
export function openReceiver(
  tools: BotsTools,
  { events: { secret, topics } }: Pick<BotsConfig, 'events'>,
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
  receiver.handle(incomingCall, (event, tx) => receiveCall(tx, tools, event));
  receiver.handle(smsReceived, (event, tx) => receiveText(tx, tools, event));
  receiver.handle(chatThreadCreated, (event, tx) => receiveThread(tx, tools, event));
  receiver.handle(chatParticipantAdded, (event, tx) => receiveAdded(tx, tools, event));
  receiver.handle(chatParticipantRemoved, (event, tx) => receiveRemoved(tx, tools, event));
  receiver.handle(chatMessageInThread, (event, tx) => receiveMessage(tx, tools, event));
  return receiver;
}
