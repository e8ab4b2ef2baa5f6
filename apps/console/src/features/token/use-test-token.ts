'use client';

import { createPageKey } from '@switchboard/access-api/client';
import type { TokenRequest } from '@switchboard/identity';
import { access } from '@switchboard/page-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';

export type TestTokenRequest = Pick<
  Parameters<typeof access.me.token.mutate>[0],
  keyof TokenRequest
>;

/** A token of one's own, encrypted for this page on its way; here alone it exists, and not for long. */
export function useTestToken() {
  const queries = useQueryClient();
  return useMutation({
    // Whoever leaves leaves nothing behind.
    gcTime: 0,
    mutationFn: async (request: TestTokenRequest) => {
      const key = await createPageKey();
      const sealed = await access.me.token.mutate({ publicKey: key.publicKey, ...request });
      return { token: await key.open(sealed.jwe), expiresOn: sealed.expiresOn };
    },
    // The first token comes with an identity.
    onSettled: () => queries.invalidateQueries({ queryKey: ['me'] }),
  });
}
