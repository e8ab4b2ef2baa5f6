import { accessFailure, createAccessClient, createPageKey } from '@switchboard/access-api/client';
import type { AccessClient } from '@switchboard/access-api/client';

/** The trusted service for whoever this `Authorization` header names. */
export function accessAs(accessUrl: string, authorization: string): AccessClient {
  return createAccessClient({ url: `${accessUrl}/trpc`, headers: () => ({ authorization }) });
}

type Wish = Omit<Parameters<AccessClient['me']['token']['mutate']>[0], 'publicKey'>;

/** Asks for a token as a page does: with a key of its own, opening what comes back. */
export async function tokenOf(client: AccessClient, wish: Wish = {}) {
  const key = await createPageKey();
  const sealed = await client.me.token.mutate({ ...wish, publicKey: key.publicKey });
  return { ...sealed, token: await key.open(sealed.jwe) };
}

/** What a call answers, or the stable code of its failure. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'ok',
    (error: unknown) => accessFailure(error)?.code ?? `unexpected: ${String(error)}`,
  );
}

/** What a token claims, without checking it. */
export function claimsOf(token: string): Readonly<Record<string, unknown>> {
  const body = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  return JSON.parse(body) as Record<string, unknown>;
}
