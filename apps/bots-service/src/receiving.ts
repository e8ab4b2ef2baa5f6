import { EventReceiver, incomingCall } from '@switchboard/events';
import type { EventFailure } from '@switchboard/events';
import type { BotsTools } from './bots-tools.ts';
import { receiveCall } from './calls/receive-call.ts';
import type { BotsConfig } from './config.ts';
import type { Transaction } from './database/transaction.ts';

/** The header of deliveries that has the secret. */
export const SECRET_HEADER = 'x-bots-secret';

interface Watching {
  readonly onFailure: (failure: EventFailure) => void;
  readonly onTrouble: (error: unknown) => void;
}

/** What the service hears by events: calls that come in. */
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
  return receiver;
}
