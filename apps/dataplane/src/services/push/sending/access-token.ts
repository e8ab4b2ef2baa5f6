import { singleFlight } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { z } from 'zod';
import type { Endpoints } from '../../../platform/outgoing/endpoint.ts';
import { readJson } from './read-json.ts';

/** Asked for anew so long before it ends. */
const AHEAD_MS = 60_000;

const tokenAnswer = z.object({
  access_token: z.string().min(1).max(16_384),
  expires_in: z.coerce.number().positive().default(3_600),
});

/** An access token of a push service (OAuth 2.0), reused until it ends. */
export class AccessToken {
  readonly #endpoints: Pick<Endpoints, 'ask'>;
  readonly #clock: Clock;
  readonly #url: string;
  readonly #form: () => Promise<URLSearchParams>;
  readonly #fetch: () => Promise<string>;
  #current: { readonly token: string; readonly expiresMs: number } | undefined;

  /** @param form what is asked with, made anew each time */
  constructor(
    endpoints: Pick<Endpoints, 'ask'>,
    clock: Clock,
    { url, form }: { readonly url: string; readonly form: () => Promise<URLSearchParams> },
  ) {
    this.#endpoints = endpoints;
    this.#clock = clock;
    this.#url = url;
    this.#form = form;
    this.#fetch = singleFlight(() => this.#ask());
  }

  /** @throws EndpointFailure, or Error when it is refused; neither says with what was asked */
  async get(): Promise<string> {
    const { token, expiresMs } = this.#current ?? {};
    if (token !== undefined && expiresMs! - this.#clock.now() > AHEAD_MS) return token;
    return this.#fetch();
  }

  /** The service does not take it any more. */
  drop(): void {
    this.#current = undefined;
  }

  async #ask(): Promise<string> {
    const answer = await this.#endpoints.ask(this.#url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: String(await this.#form()),
      readsAnswer: true,
    });
    const parsed =
      answer.status === 200
        ? tokenAnswer.safeParse(readJson(answer.body.toString('utf8')))
        : undefined;
    if (!parsed?.success) throw new TokenRefused();
    const { access_token: token, expires_in: seconds } = parsed.data;
    this.#current = { token, expiresMs: this.#clock.now() + seconds * 1_000 };
    return token;
  }
}

/** The credentials are not accepted, or not now. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
}
