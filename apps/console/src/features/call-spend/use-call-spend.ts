'use client';

import { access } from '@switchboard/page-client';
import { useQuery } from '@tanstack/react-query';
import { PHONE_NETWORK } from '../phone-network/use-phone-network';

/** Calls go on and cost by themselves. */
const ASK_EACH_MS = 10_000;

export type CallSpend = Awaited<ReturnType<typeof access.phoneNetwork.spend.query>>;
export type Owner = CallSpend['resource'];
export type SpendRules = Awaited<ReturnType<typeof access.phoneNetwork.spendRules.query>>;
export type Rate = SpendRules['rates'][number];
export type SpendLimits = SpendRules['perNumber'];
export type Charge = Awaited<ReturnType<typeof access.phoneNetwork.charges.query>>[number];

/** What calls to phones have cost, as one looks and every few seconds. */
export function useCallSpend() {
  return useQuery({
    queryKey: [...PHONE_NETWORK, 'spend'],
    queryFn: ({ signal }) => access.phoneNetwork.spend.query(undefined, { signal }),
    refetchInterval: ASK_EACH_MS,
  });
}

/** Rates and limits. */
export function useSpendRules() {
  return useQuery({
    queryKey: [...PHONE_NETWORK, 'spend-rules'],
    queryFn: ({ signal }) => access.phoneNetwork.spendRules.query(undefined, { signal }),
  });
}

/** The latest finished calls to phones. */
export function useCharges() {
  return useQuery({
    queryKey: [...PHONE_NETWORK, 'charges'],
    queryFn: ({ signal }) => access.phoneNetwork.charges.query(undefined, { signal }),
    refetchInterval: ASK_EACH_MS,
  });
}
