import { randomUUID, timingSafeEqual } from 'node:crypto';
import type { Clock } from '@switchboard/kernel';
import { badRequest, invalid, notFound, WireError } from '../../platform/wire/errors.ts';
import type { Endpoints } from '../../platform/outgoing/endpoint.ts';
import { sayGoodbye } from './goodbye.ts';
import type { EndpointGuard } from '../../platform/outgoing/guard.ts';
import { handshake } from './handshake.ts';
import { stateAt } from './subscription.ts';
import type { Subscription, SubscriptionChange, SubscriptionInput } from './subscription.ts';
import type { SubscriptionStore } from './subscription-store.ts';

/** How long a subscription may be validated by hand. */
const BY_HAND_MS = 10 * 60_000;

export interface SubscriptionsOptions {
  readonly store: SubscriptionStore;
  readonly clock: Clock;
  readonly endpoints: Endpoints;
  readonly guard: EndpointGuard;
  readonly topic: string;
  /** Where this data plane is reached, without a slash at the end. */
  readonly origin: () => string;
  /** Fulfilled when this process knows of the change. */
  readonly changed: () => Promise<void>;
}

/** Making, changing and validating subscriptions. */
export class Subscriptions implements AsyncDisposable {
  readonly #options: SubscriptionsOptions;
  readonly #ended = new AbortController();
  readonly #goodbyes = new Set<Promise<void>>();

  constructor(options: SubscriptionsOptions) {
    this.#options = options;
  }

  list(): Promise<Subscription[]> {
    return this.#options.store.list();
  }

  /** @throws WireError 404 */
  async get(name: string): Promise<Subscription> {
    const found = await this.#options.store.find(name);
    if (!found) throw notFound('There is no such subscription.');
    return found;
  }

  /** Makes one and asks its endpoint. @throws WireError 400 or 409 */
  async create({ name, ...change }: SubscriptionInput): Promise<Subscription> {
    this.#assertAllowed(change.endpoint);
    const createdMs = this.#options.clock.now();
    const base = { id: randomUUID(), name, createdMs, headers: [], endpoint: change.endpoint };
    const subscription = this.#changed(base, change);
    const problem = await this.#options.store.create(subscription);
    if (problem === 'full') throw badRequest('There are as many subscriptions as there may be.');
    if (problem) throw new WireError(409, 'Conflict', 'There is a subscription of this name.');
    return this.#validate(subscription);
  }

  /** Changes one and asks its endpoint again; until it says yes nothing is delivered. */
  async update(name: string, change: SubscriptionChange): Promise<Subscription> {
    if (change.endpoint !== undefined) this.#assertAllowed(change.endpoint);
    const subscription = this.#changed(await this.get(name), change);
    await this.#options.store.update(subscription);
    await this.#options.changed();
    return this.#validate(subscription);
  }

  /** Asks its endpoint again. */
  async validate(name: string): Promise<Subscription> {
    const { settings } = await this.get(name);
    return this.update(name, settings);
  }

  async remove(name: string): Promise<void> {
    const { store, changed } = this.#options;
    const subscription = await this.get(name);
    await store.delete(subscription.id);
    await changed();
    if (subscription.state === 'Succeeded') this.#sayGoodbye(subscription);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended.abort();
    await Promise.all(this.#goodbyes);
  }

  /** Somebody opened the validation URL. @throws WireError 404 when it is not a good one (any more) */
  async validateByHand(id: string, code: string): Promise<void> {
    const { store, clock, changed } = this.#options;
    const found = await store.withId(id);
    if (!found || !isSame(found.validationCode, code)) throw notGood();
    const state = stateAt(found, clock.now());
    if (state === 'Succeeded') return;
    if (state === 'Failed') throw notGood();
    await store.setState(found, { state: 'Succeeded', problem: null });
    await changed();
  }

  /** Nobody waits for an endpoint to hear it. */
  #sayGoodbye(subscription: Subscription): void {
    const { endpoints, topic, clock } = this.#options;
    const options = { endpoints, topic, nowMs: clock.now(), signal: this.#ended.signal };
    const goodbye = sayGoodbye(subscription, options).finally(() => this.#goodbyes.delete(goodbye));
    this.#goodbyes.add(goodbye);
  }

  #changed(
    base: Pick<Subscription, 'id' | 'name' | 'createdMs' | 'headers' | 'endpoint'>,
    { endpoint, headers, ...settings }: SubscriptionChange,
  ): Subscription {
    return {
      ...{ id: base.id, name: base.name, createdMs: base.createdMs, settings },
      endpoint: endpoint ?? base.endpoint,
      headers: headers ?? base.headers,
      state: 'AwaitingManualAction',
      problem: 'The endpoint has not answered yet.',
      validationCode: randomUUID(),
      validUntilMs: this.#options.clock.now() + BY_HAND_MS,
    };
  }

  async #validate(subscription: Subscription): Promise<Subscription> {
    const { store, changed, endpoints, clock, topic, origin } = this.#options;
    const { id, validationCode, name } = subscription;
    const validationUrl = `${origin()}/events/subscriptions/${id}/validate?code=${validationCode}`;
    const result = await handshake(subscription, {
      ...{ endpoints, clock, topic, validationUrl, signal: this.#ended.signal },
    });
    await store.setState(subscription, result);
    await changed();
    return this.get(name);
  }

  #assertAllowed(endpoint: string): void {
    const problem = this.#options.guard.problem(new URL(endpoint));
    if (problem !== undefined) throw invalid(problem, 'endpoint');
  }
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

function notGood(): WireError {
  return notFound('The validation URL is not good, or not any more.');
}
