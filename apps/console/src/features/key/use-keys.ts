'use client';

import { accessFailure } from '@switchboard/access-api/client';
import { access, useReason } from '@switchboard/page-client';
import { showNotice } from '@switchboard/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';

const KEYS = ['keys'] as const;

export type KeyState = Awaited<ReturnType<typeof access.keys.state.query>>;

export function useKeys() {
  return useQuery({
    queryKey: KEYS,
    queryFn: ({ signal }) => access.keys.state.query(undefined, { signal }),
  });
}

/** A step of the rotation; whatever came of it, how it stands then is shown. */
export function useKeyStep<Given>(step: (given: Given) => Promise<KeyState>, done: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: step,
    onSuccess: (state) => {
      queries.setQueryData(KEYS, state);
      showNotice({ message: done });
    },
    onError: () => queries.invalidateQueries({ queryKey: KEYS }),
  });
}

/** Turns a failure into a few words; what stops a rotation has its own. */
export function useKeyReason(): (failure: unknown) => string {
  const t = useTranslations('key.problem');
  const otherwise = useReason();
  return (failure) => {
    const code = accessFailure(failure)?.code ?? '';
    return t.has(code) ? t(code) : otherwise(failure);
  };
}
