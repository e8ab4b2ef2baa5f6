'use client';

import type { HandoverView } from '@switchboard/telephony-api/client';
import { showNotice } from '@switchboard/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { keys } from '../live/keys';
import { telephony } from '../live/telephony';
import { useMe } from '../shell/use-me';
import { useWords } from '../words/use-words';

/** More wait for no team of one's own. */
const MAX_OPEN = 100;

/** What waits or is offered, and what was mine within the last hour; the one that waited for longest first. */
export function useOpenHandovers() {
  return useQuery({
    queryKey: keys.openHandovers,
    queryFn: ({ signal }) =>
      telephony.handovers.list.query({ shown: 'open', limit: MAX_OPEN }, { signal }),
  });
}

/** What is over, the latest first. */
export function usePastHandovers(since: string, cursor: string | undefined) {
  return useQuery({
    queryKey: [...keys.pastHandovers, since, cursor ?? ''],
    queryFn: ({ signal }) => {
      const from = cursor === undefined ? {} : { cursor };
      return telephony.handovers.list.query({ shown: 'past', since, ...from }, { signal });
    },
    placeholderData: (former) => former,
  });
}

/** What I am asked for now, and what I took over, each with when that was known. */
export function useMyHandovers() {
  const me = useMe();
  const { data, dataUpdatedAt } = useOpenHandovers();
  const mine = (data?.items ?? []).filter(({ colleague }) => colleague?.id === me.id);
  return {
    offered: mine.find(({ state }) => state === 'offered'),
    taken: mine.filter(({ acceptedAt }) => acceptedAt !== null),
    knownAtMs: dataUpdatedAt,
  };
}

/** Accepts what is offered, or leaves it to somebody else. */
export function useAnswer({ id }: Pick<HandoverView, 'id'>) {
  const t = useTranslations('handover');
  const { refusal } = useWords();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (answer: 'accept' | 'pass') => telephony.handovers[answer].mutate({ id }),
    networkMode: 'always',
    onError: (error, answer) => {
      const words = answer === 'accept' ? 'notAccepted' : 'notPassed';
      showNotice({ kind: 'bad', message: t(words, { reason: refusal(error) }) });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.openHandovers }),
  });
}
