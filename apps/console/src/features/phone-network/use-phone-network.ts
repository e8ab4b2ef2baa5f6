'use client';

import { access } from '@switchboard/page-client';
import { useQuery } from '@tanstack/react-query';

/** A trunk goes up or down by itself, and nobody tells. */
const ASK_EACH_MS = 5_000;

/** Of everything that is read of the phone network. */
export const PHONE_NETWORK = ['phone-network'] as const;

export type PhoneNetwork = Awaited<ReturnType<typeof access.phoneNetwork.trunks.query>>;
export type Trunk = PhoneNetwork['trunks'][number];
export type Route = PhoneNetwork['routes'][number];

/** The trunks and how they are, and the routes, as one looks and every few seconds. */
export function usePhoneNetwork() {
  return useQuery({
    queryKey: PHONE_NETWORK,
    queryFn: ({ signal }) => access.phoneNetwork.trunks.query(undefined, { signal }),
    refetchInterval: ASK_EACH_MS,
  });
}
