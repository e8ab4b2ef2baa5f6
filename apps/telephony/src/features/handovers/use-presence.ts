'use client';

import { showNotice } from '@switchboard/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { keys } from '../live/keys';
import { telephony } from '../live/telephony';
import { useWords } from '../words/use-words';

/** Whether I can be asked. */
export function usePresence() {
  return useQuery({
    queryKey: keys.presence,
    queryFn: ({ signal }) => telephony.teams.presence.query(undefined, { signal }),
  });
}

export function usePutPresence() {
  const t = useTranslations('handover');
  const { refusal } = useWords();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (isAvailable: boolean) => telephony.teams.putPresence.mutate({ isAvailable }),
    networkMode: 'always',
    onSuccess: (presence) => queries.setQueryData(keys.presence, presence),
    onError: (error) =>
      showNotice({ kind: 'bad', message: t('notSaid', { reason: refusal(error) }) }),
  });
}
