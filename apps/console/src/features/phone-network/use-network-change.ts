'use client';

import { showNotice } from '@switchboard/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { saveNetwork } from './save-network';
import type { NetworkChange } from './save-network';
import { PHONE_NETWORK } from './use-phone-network';
import type { PhoneNetwork } from './use-phone-network';

/** Changes trunks or routes, says so, and looks again, also at what somebody else has changed. */
export function useNetworkChange(
  network: PhoneNetwork,
  { onDone, onError }: { readonly onDone: () => void; readonly onError?: (error: unknown) => void },
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ change }: { readonly change: NetworkChange; readonly said: string }) =>
      saveNetwork(network, change),
    onSuccess: (_, { said }) => {
      onDone();
      showNotice({ message: said });
    },
    ...(onError && { onError }),
    onSettled: () => queries.invalidateQueries({ queryKey: PHONE_NETWORK }),
  });
}
