'use client';

import { access, useReason } from '@switchboard/page-client';
import { showNotice } from '@switchboard/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';

export type RelayUse = Awaited<ReturnType<typeof access.live.relay.query>>;
export type RelayUser = RelayUse['people'][number];

const RELAY_USE = ['relay-use'] as const;

/** Who sends how much through relays, as one looks. */
export function useRelayUse() {
  return useQuery({
    queryKey: RELAY_USE,
    queryFn: ({ signal }) => access.live.relay.query(undefined, { signal }),
  });
}

/** Ends what somebody holds at relays, and looks again. */
export function useEndRelay() {
  const t = useTranslations('relay');
  const queries = useQueryClient();
  const reason = useReason();
  return useMutation({
    mutationFn: (personId: string) => access.people.endRelay.mutate({ personId }),
    onSuccess: ({ known, ended }) =>
      showNotice(
        known
          ? { message: t('ended', { count: ended }) }
          : { kind: 'bad', message: t('unknownText') },
      ),
    onError: (failure) => showNotice({ kind: 'bad', message: reason(failure) }),
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: RELAY_USE });
      await queries.invalidateQueries({ queryKey: ['timeline'] });
    },
  });
}
