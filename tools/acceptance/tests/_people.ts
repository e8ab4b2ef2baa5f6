import type { ChatClient } from '@azure/communication-chat';
import type { CommunicationIdentityClient, TokenScope } from '@azure/communication-identity';
import { createCallAnswering } from '@switchboard/acs-client/calls';
import type { CallAnswering } from '@switchboard/acs-client/calls';
import {
  connectionStringSchema,
  createIdentityClient,
  createRoomsClient,
} from '@switchboard/acs-client/server';
import { chatClientFor } from '@switchboard/testing';

export interface Person {
  readonly id: string;
  readonly identifier: { readonly communicationUserId: string };
  readonly token: string;
  /** Microsoft's chat client over plain http. */
  readonly chat: ChatClient;
}

interface Origins {
  readonly http: string;
  readonly connectionString: string;
}

/** Microsoft's identity client over plain http: this process trusts no local authority. */
export function identities(origins: Origins): CommunicationIdentityClient {
  return createIdentityClient(overHttp(origins));
}

/** Microsoft's rooms client over plain http. */
export function rooms(origins: Origins): ReturnType<typeof createRoomsClient> {
  return createRoomsClient(overHttp(origins));
}

/** What a server does with calls that come in, over plain http. */
export function callAnswering(origins: Origins): CallAnswering {
  return createCallAnswering(overHttp(origins));
}

function overHttp({ http, connectionString }: Origins) {
  return connectionStringSchema.parse(
    connectionString.replace(/endpoint=[^;]+/, `endpoint=${http}/`),
  );
}

export async function newPerson(
  dataplane: Origins,
  scopes: TokenScope[] = ['chat'],
): Promise<Person> {
  const { user, token } = await identities(dataplane).createUserAndToken(scopes);
  const chat = chatClientFor(dataplane.http, token);
  return { id: user.communicationUserId, identifier: user, token, chat };
}

export async function all<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of pages) items.push(item);
  return items;
}

/** The status of what an SDK refused with; `ok` when it did not. */
export async function statusOf(call: Promise<unknown>): Promise<number | 'ok'> {
  return call.then(
    () => 'ok' as const,
    (error: unknown) => {
      if (error instanceof Error && 'statusCode' in error) return Number(error.statusCode);
      throw error;
    },
  );
}
