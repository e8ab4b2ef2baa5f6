import { openCredential } from '@switchboard/access-api/client';
import type { IssuedToken, OpenCredential, PublicKey } from '@switchboard/access-api/client';
import type { Scope } from '@switchboard/kernel';
import { createContext } from 'react';

export type FetchToken = (publicKey: PublicKey) => Promise<IssuedToken>;

/** Where a part of the page gets its credential from; what is opened for it ends with the scope. */
export type CredentialSource = (scope: Scope) => Promise<OpenCredential>;

/** The credential that the chat of this page runs on, which may do for calls as well. */
export const SessionCredential = createContext<OpenCredential | undefined>(undefined);

/** A credential of one's own. */
export async function openOwn(scope: Scope, fetchToken: FetchToken): Promise<OpenCredential> {
  return scope.use(await openCredential({ fetchToken }));
}
