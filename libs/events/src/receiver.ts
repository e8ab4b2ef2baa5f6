import type { Queryable } from '@switchboard/jobs';
import { isPlatformError } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { answer, refusal } from './answer.ts';
import { assertSecret } from './checks/secret.ts';
import type { DeliverySecret } from './checks/secret.ts';
import { assertSignature } from './checks/signature.ts';
import type { DeliverySignature } from './checks/signature.ts';
import { assertTopics, topicKey } from './checks/topic.ts';
import { assertSize, readEvents } from './envelope/read-events.ts';
import { eventError } from './event-errors.ts';
import type { EventKind, ReceivedEvent } from './event-kind.ts';
import { grantOrigin } from './handshake/grant-origin.ts';
import { validationCodeOf } from './handshake/validation.ts';
import type { EventDatabase } from './inbox/event-database.ts';
import { Inbox } from './inbox/inbox.ts';
import type { EventFailure, EventHandler, EventOutcome, HandleOptions } from './inbox/inbox.ts';
import type { SetAsideEvent } from './inbox/inbox-store.ts';
import type { WebhookRequest, WebhookResponse } from './webhook.ts';

const MAX_ATTEMPTS = 5;
const MAX_SET_ASIDE = 1_000;
const DAY_MS = 86_400_000;
/** A sender tries for a day at most. */
const KEEP_MS = 3 * DAY_MS;
const KEEP_ASIDE_MS = 30 * DAY_MS;
/** What Event Grid calls itself. */
const ORIGIN = 'eventgrid.azure.net';

export interface EventReceiverOptions<Transaction extends Queryable> {
  readonly db: EventDatabase<Transaction>;
  readonly clock: Clock;
  /** The resources whose events are taken, as they call themselves; case does not count. */
  readonly topics: readonly string[];
  /** Any of them will do. Without one there has to be a signature; with both, both are asked for. */
  readonly secrets: readonly DeliverySecret[];
  readonly signature?: DeliverySignature;
  /** Who may ask to send CloudEvents; Event Grid unless said. */
  readonly origins?: readonly string[];
  readonly deliveriesPerMinute?: number;
  /** How often an event is tried before it is set aside, 5 unless said. */
  readonly maxAttempts?: number;
  /** How many are set aside before the sender has to keep what fails, 1,000 unless said. */
  readonly maxSetAside?: number;
  /** How long handled events are known again, three days unless said: longer than the sender goes on trying. */
  readonly keepMs?: number;
  /** How long events that were set aside are kept, and versions known; thirty days unless said. */
  readonly keepAsideMs?: number;
  /** Told of each attempt of a handler that failed, and of events that cannot be read. */
  readonly onFailure: (failure: EventFailure) => void;
  /** Told when the database did not answer. */
  readonly onTrouble: (error: unknown) => void;
}

export type EventCounts = Readonly<Record<EventOutcome | 'refused', number>>;

/**
 * The end of a webhook: checks a request, and hands each event in it to its handler once in effect, however often and
 * in whatever order it is delivered. It never throws.
 */
export class EventReceiver<Transaction extends Queryable = Queryable> {
  readonly #options: EventReceiverOptions<Transaction>;
  readonly #inbox: Inbox<Transaction>;
  readonly #topics: ReadonlySet<string>;
  readonly #counts: Record<EventOutcome | 'refused', number> = {
    ...{ handled: 0, repeated: 0, outdated: 0, unknown: 0, aside: 0, failed: 0, refused: 0 },
  };

  /** @throws TypeError where nothing would tell a sender from anybody else */
  constructor(options: EventReceiverOptions<Transaction>) {
    const { db, clock, secrets, signature, onFailure } = options;
    if (!signature && secrets.length === 0)
      throw new TypeError('Deliveries have a secret or a signature.');
    if (secrets.some(({ value }) => value === '') || signature?.key === '')
      throw new TypeError('A secret is not empty.');
    const { maxAttempts = MAX_ATTEMPTS, maxSetAside = MAX_SET_ASIDE } = options;
    this.#options = options;
    this.#topics = new Set(options.topics.map(topicKey));
    this.#inbox = new Inbox({ db, clock, onFailure, limits: { maxAttempts, maxSetAside } });
  }

  /**
   * Says what an event of a kind does; before the first request. It runs in the transaction that notes the event, and
   * what it does outside of that may be done again.
   */
  handle<Data>(
    kind: EventKind<Data>,
    run: EventHandler<Data, Transaction>,
    options: HandleOptions<Data> = {},
  ): void {
    this.#inbox.handle(kind, run, options);
  }

  /** @returns 200 when everything is committed, 503 when something is to be sent again, otherwise what is wrong */
  async receive(request: WebhookRequest): Promise<WebhookResponse> {
    try {
      return await this.#answer(request);
    } catch (error) {
      if (isPlatformError(error) && error.category !== 'unavailable') this.#counts.refused += 1;
      if (isPlatformError(error)) return refusal(error);
      this.#options.onTrouble(error);
      return refusal(eventError('database-unavailable', 'The database did not answer.'));
    }
  }

  /** What has become of events since the process began. */
  counts(): EventCounts {
    return { ...this.#counts };
  }

  /** What failed too often or cannot be read: the latest hundred, without what it says. */
  setAside(): Promise<SetAsideEvent[]> {
    return this.#inbox.setAside();
  }

  /** Tries one of those again, for instance after a mistake was mended. */
  retry(id: number): Promise<EventOutcome | 'missing'> {
    return this.#inbox.retry(id);
  }

  /** Forgets what is old; to be done every hour or so. @returns how many rows it deleted */
  purge(): Promise<number> {
    const { clock, keepMs = KEEP_MS, keepAsideMs = KEEP_ASIDE_MS } = this.#options;
    const nowMs = clock.now();
    return this.#inbox.purge(nowMs - keepMs, nowMs - keepAsideMs);
  }

  #answer(request: WebhookRequest): Promise<WebhookResponse> | WebhookResponse {
    const { method } = request;
    if (method === 'OPTIONS') return this.#grant(request);
    if (method !== 'POST') throw eventError('method-not-allowed', 'Events are sent by POST.');
    return this.#deliver(request);
  }

  #grant(request: WebhookRequest): WebhookResponse {
    const { origins = [ORIGIN], deliveriesPerMinute } = this.#options;
    const rate = deliveriesPerMinute === undefined ? {} : { deliveriesPerMinute };
    return grantOrigin(request, { origins, ...rate });
  }

  async #deliver(request: WebhookRequest): Promise<WebhookResponse> {
    const { secrets, signature } = this.#options;
    if (secrets.length > 0) assertSecret(request, secrets);
    assertSize(request);
    if (signature) assertSignature(request, signature);
    const events = readEvents(request);
    assertTopics(events, this.#topics);
    const code = validationCodeOf(events);
    if (code !== undefined) return answer(200, { validationResponse: code });
    const isDone = await this.#take(events);
    if (!isDone) throw eventError('handler-failed', 'An event could not be handled.');
    return answer(200, {});
  }

  /** One after the other, as they were sent. What fails does not keep the others from being handled. */
  async #take(events: readonly ReceivedEvent[]): Promise<boolean> {
    let isDone = true;
    for (const event of events) {
      const outcome = await this.#inbox.take(event);
      this.#counts[outcome] += 1;
      if (outcome === 'failed') isDone = false;
    }
    return isDone;
  }
}
