import { systemClock } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { messageFields, writeParts } from '@switchboard/smpp';
import type { MessageFields, SmppClient } from '@switchboard/smpp';
import { addressOf } from './address.ts';
import type { Change } from './ledger.ts';
import type { ClaimedMessage } from './message.ts';
import type { Provider } from './provider.ts';
import { canonicalOf } from './provider-id.ts';
import { retryWaitMs } from './retry-wait.ts';
import { DELIVERY_STATUS } from './status.ts';
import type { DeliveryCode } from './status.ts';
import type { SmsStore } from './store.ts';
import { outcomeOfError } from './submit-outcome.ts';
import type { SubmitOutcome } from './submit-outcome.ts';
import { validityPeriod } from './validity.ts';

/** Whoever claimed a text and has not said for so long that it is at it, is dead. */
export const LEASE_MS = 15_000;
/** Texts that are being sent at once; more than any window, so that no link waits for the database. */
const MAX_IN_HAND = 200;
/** A database that did not answer is asked again after so long. */
const RETRY_MS = 1_000;
const RECEIPT_WANTED = 1;

export interface PumpOptions {
  readonly provider: Provider;
  /** Of this run of this process. */
  readonly process: string;
  readonly client: Pick<SmppClient, 'links' | 'submit'>;
  readonly store: Pick<SmsStore, 'claim'>;
  /** Writes it down, however often that takes. */
  readonly record: (change: Change) => Promise<void>;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

/** Sends what is due over one provider, in the order in which it was accepted. */
export class SmsPump implements AsyncDisposable {
  readonly #options: PumpOptions;
  readonly #inHand = new Set<Promise<void>>();
  readonly #ended = new AbortController();
  #timer: Disposable | undefined;
  #round: Promise<void> | undefined;
  #isAskedAgain = false;
  /** There is more than was in hand, or something is sent again. */
  #hasMore = false;

  constructor(options: PumpOptions) {
    this.#options = options;
  }

  /** How many texts are being sent. */
  get inHand(): number {
    return this.#inHand.size;
  }

  /** Looks for what is due now. */
  wake(): void {
    if (this.#ended.signal.aborted) return;
    this.#isAskedAgain = true;
    this.#round ??= this.#runDue();
  }

  /** Claims nothing more, and waits for what is being sent. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended.abort();
    this.#timer?.[Symbol.dispose]();
    await this.#round;
    await Promise.all(this.#inHand);
  }

  async #runDue(): Promise<void> {
    try {
      while (this.#isAskedAgain && !this.#ended.signal.aborted) {
        this.#isAskedAgain = false;
        await this.#claim();
      }
    } catch (error) {
      this.#options.onError(error);
      this.#wakeAfter(RETRY_MS);
    } finally {
      this.#round = undefined;
    }
    if (this.#isAskedAgain) this.wake();
  }

  async #claim(): Promise<void> {
    const { client, store, clock, provider, process } = this.#options;
    const take = MAX_IN_HAND - this.#inHand.size;
    // Nothing is claimed that could not be sent: another process may have a link. When there is one, we are told.
    if (take <= 0 || !client.links.some(({ state }) => state === 'bound')) return;
    const times = { nowMs: clock.now(), machineMs: systemClock.now(), leaseMs: LEASE_MS };
    const claimed = await store.claim({ provider: provider.name, process, take, ...times });
    for (const message of claimed.messages) this.#begin(message);
    this.#hasMore = claimed.messages.length === take;
    this.#wakeAfter((claimed.nextDueMs ?? Infinity) - clock.now());
  }

  #begin(message: ClaimedMessage): void {
    const sending = this.#send(message)
      .catch(this.#options.onError)
      .finally(() => {
        this.#inHand.delete(sending);
        // Many end together: one look for all of them.
        if (this.#hasMore && this.#inHand.size <= MAX_IN_HAND / 2) this.wake();
      });
    this.#inHand.add(sending);
  }

  async #send(message: ClaimedMessage): Promise<void> {
    const { record, clock } = this.#options;
    const { id: messageId } = message;
    const nowMs = clock.now();
    if (nowMs >= message.expiresMs) return this.#fail(messageId, DELIVERY_STATUS.temporaryFailure);
    if (message.isOptedOut && !message.isReply)
      return this.#fail(messageId, DELIVERY_STATUS.optedOut);
    const parts = this.#partsOf(message, nowMs);
    if (!parts) return this.#fail(messageId, DELIVERY_STATUS.failure);
    const outcomes = await this.#submitParts(message, parts);
    const refused = outcomes.find((one) => one.kind === 'refused');
    if (refused) return this.#fail(messageId, refused.code);
    const isUnanswered = outcomes.some(({ kind }) => kind === 'unanswered');
    if (isUnanswered && this.#options.provider.whenUnanswered === 'give-up')
      return this.#fail(messageId, DELIVERY_STATUS.unknown);
    if (outcomes.every(({ kind }) => kind === 'accepted')) return;
    const waitMs = this.#ended.signal.aborted ? 0 : retryWaitMs(message.attempts);
    await record({ kind: 'released', messageId, dueMs: clock.now() + waitMs });
    this.#hasMore = true;
  }

  /** Whatever of it is not acknowledged yet, all at once: the links keep the order. */
  async #submitParts(
    message: ClaimedMessage,
    parts: readonly MessageFields[],
  ): Promise<SubmitOutcome[]> {
    const indexes = parts.map((_, index) => index + 1);
    const open = indexes.filter((index) => !message.acknowledged.includes(index));
    let left = open.length;
    return Promise.all(
      open.map(async (index) => {
        const outcome = await this.#submit(parts[index - 1]!);
        if (outcome.kind === 'accepted')
          await this.#acknowledge(message.id, index, outcome.providerId, --left === 0);
        return outcome;
      }),
    );
  }

  async #submit(part: MessageFields): Promise<SubmitOutcome> {
    try {
      return { kind: 'accepted', providerId: await this.#options.client.submit(part) };
    } catch (error) {
      return outcomeOfError(error);
    }
  }

  async #acknowledge(
    messageId: string,
    index: number,
    responseId: string,
    isLast: boolean,
  ): Promise<void> {
    const { record, provider } = this.#options;
    const providerId = canonicalOf(responseId, provider.ids.response);
    const of = { messageId, index, provider: provider.name, providerId };
    await record({ kind: 'acknowledged', of, isLast });
  }

  #fail(messageId: string, code: DeliveryCode): Promise<void> {
    return this.#options.record({ kind: 'failed', of: { messageId, code } });
  }

  #partsOf(message: ClaimedMessage, nowMs: number): MessageFields[] | undefined {
    const { sender, recipient, content, number, wantsReport, expiresMs } = message;
    const by = this.#options.provider.partsBy;
    return writeParts(content, { by, reference: number & 0xffff })?.map((fields) =>
      messageFields({
        source: addressOf(sender),
        destination: addressOf(recipient),
        registeredDelivery: wantsReport ? RECEIPT_WANTED : 0,
        validityPeriod: validityPeriod(expiresMs - nowMs),
        ...fields,
        // Sent again it is the same, by which a provider that looks can tell.
        tlvs: { ...fields.tlvs, userMessageReference: number & 0xffff },
      }),
    );
  }

  #wakeAfter(ms: number): void {
    this.#timer?.[Symbol.dispose]();
    this.#timer = undefined;
    if (this.#ended.signal.aborted || !Number.isFinite(ms)) return;
    this.#timer = this.#options.clock.after(Math.max(1, ms), () => this.wake());
  }
}
