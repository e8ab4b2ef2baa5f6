import type { Clock } from '@switchboard/kernel';
import { canonicalId, isReceipt, readContent, readReceipt } from '@switchboard/smpp';
import type { DeliverSm, RefusalStatus } from '@switchboard/smpp';
import type { Database, Transaction } from '../../platform/database/database.ts';
import type { AfterCommit, Events } from '../events/port.ts';
import { isPhoneNumber, numberOf } from './address.ts';
import type { ArrivalOrder } from './arrival-order.ts';
import { chooseProvider } from './choose-provider.ts';
import { referenceOf, takeIncoming, TooMuchWaiting } from './incoming.ts';
import type { IncomingPart } from './incoming.ts';
import { keywordOf } from './keywords.ts';
import type { Change } from './ledger.ts';
import { newMessageId } from './message-id.ts';
import { obeyKeyword } from './obey-keyword.ts';
import type { Provider } from './provider.ts';
import { queueReply } from './queue-reply.ts';
import { codeOfReceipt } from './receipt-code.ts';
import { RECEIVED_EVENT, receivedEvent } from './received.ts';
import type { ReceivedMessage } from './received.ts';
import type { Senders } from './senders.ts';

export interface ReceiveOptions {
  readonly db: Database;
  readonly clock: Clock;
  readonly events: Events;
  readonly senders: Senders;
  readonly providers: readonly Provider[];
  readonly order: ArrivalOrder;
  /** Writes a receipt down; rejected where that failed. */
  readonly record: (change: Change) => Promise<void>;
  /** There is something to send. */
  readonly wake: () => void;
}

interface Reception {
  readonly afterCommit: AfterCommit;
  readonly isAnswered: boolean;
}

const NOTHING_NEW: Reception = { afterCommit: () => undefined, isAnswered: false };

/**
 * Stores what a provider delivers, be it a receipt or a text; when this is fulfilled it is safe to
 * acknowledge it.
 *
 * @returns why it is refused
 */
export async function receive(
  provider: Provider,
  message: DeliverSm,
  options: ReceiveOptions,
): Promise<RefusalStatus | void> {
  if (isReceipt(message.esmClass)) return receiveReceipt(provider, message, options);
  const content = readContent(message);
  if (!content) return 'ESME_RINVESMCLASS';
  const [from, to] = [numberOf(message.source), numberOf(message.destination)];
  const reference = referenceOf(message);
  return options.order.run(pairOf({ from, to }), async () => {
    if (!(await options.senders.mayReceive(to))) return 'ESME_RINVDSTADR';
    return receiveText({ provider: provider.name, from, to, content, reference }, options);
  });
}

const pairOf = ({ from, to }: Pick<IncomingPart, 'from' | 'to'>): string => `${from} ${to}`;

async function receiveReceipt(
  { name, ids, errors }: Provider,
  message: DeliverSm,
  { record }: ReceiveOptions,
): Promise<void> {
  const receipt = readReceipt(message);
  const providerId = receipt && canonicalId(receipt.messageId, ids.receipt);
  const code = receipt && codeOfReceipt(receipt, errors);
  if (!providerId || code === undefined) return;
  await record({ kind: 'receipt', of: { provider: name, providerId, code } });
}

async function receiveText(
  part: IncomingPart,
  options: ReceiveOptions,
): Promise<RefusalStatus | void> {
  try {
    const { afterCommit, isAnswered } = await options.db.$transaction((tx) =>
      storeText(tx, part, options),
    );
    afterCommit();
    if (isAnswered) options.wake();
  } catch (error) {
    if (error instanceof TooMuchWaiting) return 'ESME_RMSGQFUL';
    throw error;
  }
}

async function storeText(
  tx: Transaction,
  part: IncomingPart,
  options: ReceiveOptions,
): Promise<Reception> {
  const { clock, events, order } = options;
  const receivedMs = order.timeOf(pairOf(part), clock.now());
  const incoming = await takeIncoming(tx, part, receivedMs);
  // What is no text, in whichever coding, is so for ever: it is taken, and told to nobody.
  if (incoming.state !== 'whole') return NOTHING_NEW;
  const { content, segments } = incoming;
  const { from, to } = part;
  const id = newMessageId('Incoming', receivedMs);
  const received = { id, from, to, content, segments, receivedMs };
  const isAnswered = await answer(tx, received, options);
  if (!events.wants(RECEIVED_EVENT)) return { ...NOTHING_NEW, isAnswered };
  return { afterCommit: await events.append(tx, [receivedEvent(received)]), isAnswered };
}

/** Obeys a keyword, and queues the confirmation. @returns whether there is one */
async function answer(
  tx: Transaction,
  received: ReceivedMessage,
  { providers }: ReceiveOptions,
): Promise<boolean> {
  const { from, to, receivedMs } = received;
  // Short codes and names neither get texts nor can refuse them.
  const keyword = isPhoneNumber(from) ? keywordOf(received.content) : undefined;
  if (!keyword) return false;
  const isNews = await obeyKeyword(tx, keyword, { sender: to, recipient: from, nowMs: receivedMs });
  const route = chooseProvider(providers, { from: to, to: from });
  if (!isNews || !route) return false;
  await queueReply(tx, keyword, { received, provider: route.name });
  return true;
}
