'use client';

import { accessFailure } from '@switchboard/access-api/client';
import { useReason } from '@switchboard/page-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { RECORDINGS } from './use-recordings';

/** Changes something about recordings, and looks again. */
export function useRecordingChange<Answer>(
  act: () => Promise<Answer>,
  onDone: (answer: Answer) => void,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: onDone,
    onSettled: () => queries.invalidateQueries({ queryKey: RECORDINGS }),
  });
}

/** Turns a failure into a few words; one that was deleted meanwhile has its own. */
export function useRecordingReason(): (failure: unknown) => string {
  const t = useTranslations('recordings.reason');
  const otherwise = useReason();
  return (failure) => {
    const code = accessFailure(failure)?.code ?? '';
    return t.has(code) ? t(code) : otherwise(failure);
  };
}
