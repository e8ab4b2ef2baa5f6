import type { z } from 'zod';
import type { Handset } from '../handsets/handset.ts';
import type { HandsetChange } from '../handsets/handsets.ts';
import type { HandsetMessage } from '../handsets/message.ts';
import type { messageQuery } from '../api/input.ts';
import type { Counter } from '../store/counters.ts';
import { askOf, handsetPath } from './ask.ts';
import type { Ask } from './ask.ts';
import { VoiceApi } from './voice-api.ts';

export interface AccountState {
  readonly systemId: string;
  /** null where it may submit as fast as it likes */
  readonly messagesPerSecond: number | null;
  /** How long an order of numbers takes, in milliseconds of the carrier's clock. */
  readonly orderDelayMs: number;
  /** As what each link is bound. */
  readonly links: readonly string[];
  readonly waiting: Waiting;
}

interface Waiting {
  /** Texts that have reached no handset. */
  readonly texts: number;
  /** Receipts and texts that the account has not acknowledged. */
  readonly deliveries: number;
}

export type Statistics = Readonly<Record<Counter, number>> & {
  readonly waiting: Waiting;
  readonly numbers: { readonly bought: number; readonly held: number };
};

export interface ClockState {
  /** ISO 8601 */
  readonly now: string;
  readonly offsetMs: number;
}

/** The API of a carrier, for tests and tools. Whatever is refused is thrown as `CarrierApiError`. */
export class CarrierApi {
  /** Calls, telephones, desk phones and simulated callers. */
  readonly voice: VoiceApi;
  readonly #ask: Ask;

  /** @param url of the carrier, for instance `http://localhost:3960` */
  constructor(url: string) {
    this.#ask = askOf(`${url}/api`);
    this.voice = new VoiceApi(this.#ask);
  }

  async handsets(): Promise<Handset[]> {
    return (await this.#ask<{ handsets: Handset[] }>('GET', '/handsets')).handsets;
  }

  /** Makes a handset, or finds the one that there is. */
  open(phoneNumber: string): Promise<Handset> {
    return this.#ask('POST', '/handsets', { phoneNumber });
  }

  handset(phoneNumber: string): Promise<Handset> {
    return this.#ask('GET', handsetPath(phoneNumber));
  }

  change(phoneNumber: string, change: HandsetChange): Promise<Handset> {
    return this.#ask('PATCH', handsetPath(phoneNumber), change);
  }

  async delete(phoneNumber: string): Promise<void> {
    await this.#ask('DELETE', handsetPath(phoneNumber));
  }

  /** @returns in order; without `after`, the last ones */
  async messages(
    phoneNumber: string,
    query: Partial<z.output<typeof messageQuery>> = {},
  ): Promise<HandsetMessage[]> {
    const given = Object.fromEntries(
      Object.entries(query).map(([name, value]) => [name, String(value)]),
    );
    const path = `${handsetPath(phoneNumber)}/messages?${new URLSearchParams(given).toString()}`;
    return (await this.#ask<{ messages: HandsetMessage[] }>('GET', path)).messages;
  }

  /** Sends a text from a handset. */
  send(from: string, to: string, text: string): Promise<HandsetMessage> {
    return this.#ask('POST', `${handsetPath(from)}/messages`, { to, text });
  }

  async accounts(): Promise<AccountState[]> {
    return (await this.#ask<{ accounts: AccountState[] }>('GET', '/accounts')).accounts;
  }

  /** @param messagesPerSecond 0 refuses everything, null nothing */
  throttle(systemId: string, messagesPerSecond: number | null): Promise<AccountState> {
    return this.#ask('PATCH', `/accounts/${encodeURIComponent(systemId)}`, { messagesPerSecond });
  }

  /** @param orderDelayMs how long orders of numbers take from now on, in milliseconds of the carrier's clock */
  delayOrders(systemId: string, orderDelayMs: number): Promise<AccountState> {
    return this.#ask('PATCH', `/accounts/${encodeURIComponent(systemId)}`, { orderDelayMs });
  }

  statistics(): Promise<Statistics> {
    return this.#ask('GET', '/statistics');
  }

  clock(): Promise<ClockState> {
    return this.#ask('GET', '/clock');
  }

  /** Turns the clock; what falls due on the way is done when this is fulfilled. */
  advance(ms: number): Promise<ClockState> {
    return this.#ask('POST', '/clock/advance', { ms });
  }

  /** Forgets handsets, texts and whose numbers are whose. */
  async reset(): Promise<void> {
    await this.#ask('POST', '/reset');
  }
}
