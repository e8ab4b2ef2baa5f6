import { createPageKey } from '@switchboard/access-api/client';
import type { AccessClient } from '@switchboard/access-api/client';
import type { Stack } from '../src/index.ts';
import { CallingClient } from './_calling-client.ts';

/** A demo person at a calling client made by hand, for calls without media. */
export class Caller implements Disposable {
  readonly access: AccessClient;
  readonly userId: string;
  readonly #client: CallingClient;

  private constructor(access: AccessClient, userId: string, client: CallingClient) {
    this.access = access;
    this.userId = userId;
    this.#client = client;
  }

  static async open(stack: Stack, login: string): Promise<Caller> {
    const access = stack.as(login);
    const key = await createPageKey();
    const { jwe, userId } = await access.me.token.mutate({ publicKey: key.publicKey });
    const client = await CallingClient.open(stack.dataplane.http, await key.open(jwe));
    return new Caller(access, userId, client);
  }

  ask(...asked: Parameters<CallingClient['ask']>): ReturnType<CallingClient['ask']> {
    return this.#client.ask(...asked);
  }

  /** @returns the id of the call */
  start(...users: string[]): Promise<string> {
    return this.#client.start(...users);
  }

  next(...asked: Parameters<CallingClient['next']>): ReturnType<CallingClient['next']> {
    return this.#client.next(...asked);
  }

  leave(): void {
    this.#client.leave();
  }

  [Symbol.dispose](): void {
    this.#client[Symbol.dispose]();
  }
}
