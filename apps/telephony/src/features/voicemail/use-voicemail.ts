'use client';

import { showNotice } from '@switchboard/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { keys } from '../live/keys';
import { telephony } from '../live/telephony';
import { useWords } from '../words/use-words';

/** What can be done with a message. */
export function useVoicemail(callId: string) {
  const t = useTranslations('voicemail');
  const { refusal } = useWords();
  const queries = useQueryClient();
  const after = {
    networkMode: 'always',
    onSuccess: () =>
      Promise.all(
        [keys.calls, keys.unheard].map((queryKey) => queries.invalidateQueries({ queryKey })),
      ),
    onError: (error: unknown) =>
      showNotice({ kind: 'bad', message: t('failed', { reason: refusal(error) }) }),
  } as const;
  const mark = useMutation({
    mutationFn: (isHeard: boolean) => telephony.voicemail.mark.mutate({ callId, isHeard }),
    ...after,
  });
  const remove = useMutation({
    mutationFn: () => telephony.voicemail.remove.mutate({ callId }),
    ...after,
  });
  return { mark, remove };
}
