import type { Clock } from '@switchboard/kernel';
import type { TextFields } from '@switchboard/smpp';
import { carrierError } from '../carrier-errors.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { findNumber, takesTexts } from '../stock/stock.ts';
import { count } from '../store/counters.ts';
import type { Store } from '../store/store.ts';
import { keepFields } from '../texts/kept-fields.ts';
import type { Outbox } from '../texts/outbox.ts';
import { partsOf } from '../texts/parts-of.ts';
import { maySend } from './handset.ts';
import type { Handset } from './handset.ts';
import type { Handsets } from './handsets.ts';
import type { HandsetMessage } from './message.ts';
import type { Messages } from './messages.ts';

const VALIDITY_MS = 86_400_000;

export interface SendingOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly handsets: Handsets;
  readonly messages: Messages;
  readonly inventory: Inventory;
  readonly outbox: Outbox;
  /** Something may be due now. */
  readonly wake: () => void;
}

/** Sends what somebody writes on a handset. */
export class Sending {
  readonly #options: SendingOptions;

  constructor(options: SendingOptions) {
    this.#options = options;
  }

  /** @throws PlatformError `no-such-handset`, `cannot-send`, `too-long`, `too-many` */
  send(from: string, to: string, text: string): HandsetMessage {
    const { store, handsets, outbox, wake } = this.#options;
    const handset = handsets.get(from);
    if (!maySend(handset.state))
      throw carrierError('cannot-send', 'The handset is not in the network.');
    if (outbox.isFull) throw carrierError('too-many', 'Too much waits for accounts.');
    const message = store.transaction(() => this.#route(handset, to, text));
    outbox.pump();
    wake();
    return message;
  }

  #route({ phoneNumber, lab }: Handset, to: string, text: string): HandsetMessage {
    const { handsets, inventory, messages } = this.#options;
    const reference = handsets.nextReference(phoneNumber);
    const parts = partsOf(text, { order: lab.parts, seed: lab.seed, reference });
    if (!parts) throw carrierError('too-long', 'The text is longer than 255 parts.');
    const account = takesTextsOf(to) ? inventory.ownerOf(to) : undefined;
    const isKnown = account !== undefined || handsets.find(to) !== undefined;
    const sent = messages.add(phoneNumber, {
      ...{ direction: 'sent', peer: to, text, segments: parts.length },
      status: isKnown ? 'sending' : 'failed',
    });
    // By it an account can tell that a text which is delivered twice is one.
    const named = parts.map((one) => withReference(one, reference));
    if (account !== undefined) this.#toAccount(account, sent, phoneNumber, named);
    else if (isKnown) this.#toHandset(sent, phoneNumber);
    return sent;
  }

  #toAccount(
    account: string,
    { id: message, peer }: HandsetMessage,
    from: string,
    parts: readonly Parameters<typeof keepFields>[1][],
  ): void {
    const { store, clock, outbox } = this.#options;
    count(store, 'incoming');
    const route = { from, to: peer };
    for (const fields of parts)
      outbox.add({ account, message, fields: keepFields(route, fields), dueAt: clock.now() });
  }

  #toHandset({ id, peer, text, segments }: HandsetMessage, from: string): void {
    const now = this.#options.clock.now();
    this.#options.store.run(
      `INSERT INTO waiting_text
        (message, source, destination, body, total, submitted_at, due_at, expires_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[id, from, peer, text, segments, now, now, now + VALIDITY_MS],
    );
  }
}

function takesTextsOf(number: string): boolean {
  const known = findNumber(number);
  return known !== undefined && takesTexts(known);
}

function withReference(fields: TextFields, userMessageReference: number): TextFields {
  return { ...fields, tlvs: { ...fields.tlvs, userMessageReference } };
}
