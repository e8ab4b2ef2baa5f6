import type { SigningKey } from '@switchboard/acs-client/server';
import type { KeyStore } from './key-store.ts';

/** Read for each request to ACS: a key that is rotated in signs the next one, in every process. */
export function createSigningKey(store: Pick<KeyStore, 'read'>, configured: string): SigningKey {
  const credential = { key: configured };
  return {
    credential,
    async refresh() {
      credential.key = (await store.read())?.key ?? configured;
    },
  };
}
