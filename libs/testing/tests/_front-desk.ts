import { Scope } from '@switchboard/kernel';
import { telephonyService } from '@switchboard/stack';
import { createTelephonyClient } from '@switchboard/telephony-api/client';
import type { TelephonyClient } from '@switchboard/telephony-api/client';
import { compose, readConfig } from '@switchboard/telephony-service';
import type { Stack } from '../src/index.ts';

/** The team that takes over from the reception, with one person who is there. */
export class FrontDesk implements AsyncDisposable {
  readonly url: string;
  readonly #scope: Scope;
  readonly #client: TelephonyClient;
  readonly #page: ReadableStreamDefaultReader<Uint8Array>;

  private constructor(
    url: string,
    scope: Scope,
    client: TelephonyClient,
    page: ReadableStreamDefaultReader<Uint8Array>,
  ) {
    this.url = url;
    this.#scope = scope;
    this.#client = client;
    this.#page = page;
  }

  /** @param login who is in the team; they had a token already, so that they can be reached */
  static async open(stack: Stack, login: string, connectionString: string): Promise<FrontDesk> {
    const scope = new Scope();
    const service = await compose(
      readConfig({
        ...stack.environmentOf(telephonyService),
        ...{ DATABASE_URL: 'pglite:memory', LOG_LEVEL: 'silent', TELEPHONY_PORT: '0' },
        ...{ ACS_CONNECTION_STRING: connectionString, ACCESS_URL: stack.accessUrl },
      }),
    );
    scope.use(service);
    const { url } = service;
    const headersOf = (name: string) => ({
      authorization: `Bearer ${stack.identityProvider.mintAccessToken(name)}`,
    });
    const as = (name: string): TelephonyClient =>
      createTelephonyClient({ url: `${url}/trpc`, headers: () => headersOf(name) });
    const client = as(login);
    await client.teams.presence.query();
    const { id: personId } = await stack.as(login).me.profile.query();
    const members = [{ personId, skills: [] }];
    await as('dana').teams.put.mutate({ name: 'front-desk', seconds: 60, members });
    const leaving = new AbortController();
    scope.add(() => leaving.abort());
    const options = { headers: headersOf(login), signal: leaving.signal };
    const { body } = await fetch(`${url}/trpc/inbox.watch`, options);
    const page = body!.getReader();
    await page.read();
    await client.teams.putPresence.mutate({ isAvailable: true });
    return new FrontDesk(url, scope, client, page);
  }

  /** Accepts what is offered, once something is. @returns what is known of it */
  async accept() {
    for (;;) {
      const { items } = await this.#client.handovers.list.query({});
      const offered = items.find(({ state }) => state === 'offered');
      if (offered) return this.#client.handovers.accept.mutate({ id: offered.id });
      if ((await this.#page.read()).done) throw new Error('Nobody tells of changes any more.');
    }
  }

  /** The state of all that was handed over. */
  async states(): Promise<string[]> {
    const pages = await Promise.all(
      (['open', 'past'] as const).map((shown) => this.#client.handovers.list.query({ shown })),
    );
    return [
      ...new Map(pages.flatMap(({ items }) => items).map((one) => [one.id, one.state])).values(),
    ];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#page.cancel().catch(() => undefined);
    await this.#scope.end();
  }
}
