import { writeReceipt } from '@switchboard/smpp';
import type { ReceiptState } from '@switchboard/smpp';
import { countSegments } from '@switchboard/smpp/text';
import type { Handsets } from '../handsets/handsets.ts';
import type { Messages } from '../handsets/messages.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { count } from '../store/counters.ts';
import type { Store } from '../store/store.ts';
import { findNumber, takesTexts } from '../stock/stock.ts';
import { keepFields } from './kept-fields.ts';
import { networkErrorOf, outcomeAt } from './outcome.ts';
import type { Outcome, Reason } from './outcome.ts';
import type { Outbox } from './outbox.ts';
import { partsOf } from './parts-of.ts';
import { retryPause } from './retry-pause.ts';
import type { Segment, WaitingText } from './waiting-text.ts';

export interface CarriageOptions {
  readonly store: Store;
  readonly handsets: Handsets;
  readonly messages: Messages;
  readonly inventory: Inventory;
  readonly outbox: Outbox;
}

/** GSM (SMPP 3.4, 5.3.2.31). */
const NETWORK = 3;
const ALWAYS = 1;
const OF_FAILURES = 2;

/** Brings one text where it goes, or finds out why it does not get there. Each step is one transaction. */
export class Carriage {
  readonly #options: CarriageOptions;

  constructor(options: CarriageOptions) {
    this.#options = options;
  }

  /** @param at the time that it was due, which may lie behind where a clock was turned */
  step(text: WaitingText, at: number): void {
    this.#options.store.transaction(() => {
      if (text.body === null) return this.#fail(text, 'incomplete', 'EXPIRED', at);
      if (text.reason === 'malformed') return this.#fail(text, 'malformed', 'REJECTED', at);
      const outcome = this.#attempt(text, at);
      if (outcome.is === 'received') this.#finish(text, 'DELIVERED', undefined, at);
      else if (outcome.is === 'failed') this.#fail(text, outcome.reason, outcome.state, at);
      else if (at >= text.expires_at) this.#fail(text, outcome.reason, 'EXPIRED', at);
      else this.#putOff(text, outcome.reason, at);
    });
  }

  #attempt(text: WaitingText, at: number): Outcome {
    const { handsets, inventory } = this.#options;
    const handset = handsets.find(text.destination);
    if (!handset) {
      const owner = inventory.ownerOf(text.destination);
      return owner === undefined ? UNKNOWN : this.#toAccount(owner, text, at);
    }
    const outcome = outcomeAt(handset.state);
    if (outcome.is === 'received') this.#toHandset(text, at);
    return outcome;
  }

  #toHandset({ source: peer, destination, body, total }: WaitingText, at: number): void {
    const text = body ?? '';
    // One that came whole with message_payload is cut on its last way.
    const segments = total > 1 ? total : countSegments(text).segments;
    const received = { direction: 'received', status: 'received' } as const;
    this.#options.messages.add(destination, { ...received, peer, text, segments, at });
  }

  /** From one account to another, or to itself. */
  #toAccount(account: string, text: WaitingText, at: number): Outcome {
    const number = findNumber(text.destination);
    if (!number || !takesTexts(number)) return NO_TEXTS;
    const route = { from: text.source, to: text.destination };
    const parts = partsOf(text.body ?? '', { order: 'in-order', seed: 1, reference: text.id });
    for (const fields of parts ?? [])
      this.#options.outbox.add({ account, fields: keepFields(route, fields), dueAt: at });
    return { is: 'received' };
  }

  #putOff({ id, attempts, expires_at }: WaitingText, reason: Reason, at: number): void {
    const dueAt = Math.min(at + retryPause(attempts + 1), expires_at);
    this.#options.store.run(
      'UPDATE waiting_text SET attempts = attempts + 1, reason = ?, due_at = ? WHERE id = ?',
      ...[reason, dueAt, id],
    );
  }

  #fail(text: WaitingText, reason: Reason, state: ReceiptState, at: number): void {
    this.#finish(text, state, reason, at);
  }

  #finish(text: WaitingText, state: ReceiptState, reason: Reason | undefined, at: number): void {
    const { store, messages } = this.#options;
    count(store, state === 'DELIVERED' ? 'delivered' : 'failed');
    const segments = store.all<Segment>('SELECT * FROM segment WHERE waiting = ?', text.id);
    for (const segment of segments)
      if (wants(segment, state)) this.#addReceipt(text, segment, { state, reason, at });
    store.run('DELETE FROM waiting_text WHERE id = ?', text.id);
    if (text.message !== null)
      messages.settle(text.message, state === 'DELIVERED' ? 'delivered' : 'failed');
  }

  #addReceipt(text: WaitingText, { id }: Segment, end: End): void {
    const { account, source, destination, submitted_at: submittedAt, body } = text;
    const lab = this.#options.handsets.find(destination)?.lab;
    if (account === null || lab?.receipts === 'never') return;
    const receipt = writeReceipt({
      ...{ messageId: id, state: end.state, submittedAt, doneAt: end.at, text: body ?? '' },
      ...(end.reason && errorsOf(end.reason)),
    });
    const fields = keepFields({ from: destination, to: source }, receipt);
    const dueAt = end.at + (lab?.receipts === 'late' ? lab.receiptDelayMs : 0);
    for (let left = lab?.receipts === 'twice' ? 2 : 1; left > 0; left -= 1) {
      this.#options.outbox.add({ account, fields, dueAt });
      count(this.#options.store, 'receipts');
    }
  }
}

interface End {
  readonly state: ReceiptState;
  readonly reason: Reason | undefined;
  readonly at: number;
}

const UNKNOWN = { is: 'failed', reason: 'unknown-number', state: 'UNDELIVERABLE' } as const;
const NO_TEXTS = { is: 'failed', reason: 'no-texts', state: 'UNDELIVERABLE' } as const;

function wants({ receipt }: Segment, state: ReceiptState): boolean {
  return receipt === ALWAYS || (receipt === OF_FAILURES && state !== 'DELIVERED');
}

function errorsOf(reason: Reason) {
  const code = networkErrorOf(reason);
  return { error: String(code).padStart(3, '0'), networkError: { network: NETWORK, code } };
}
