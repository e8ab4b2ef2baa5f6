'use client';

import { accessFailure } from '@switchboard/access-api/client';
import { access } from '@switchboard/page-client';
import { showNotice } from '@switchboard/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { CURRENT_POLICY, POLICY } from './use-policy';

type Change = Parameters<typeof access.policy.change.mutate>[0];

/** Did somebody else decide between reading and saving? */
export function isConflict(error: unknown): boolean {
  return accessFailure(error)?.code === 'policy-changed';
}

/** Decides again; whatever came of it, what holds now is read. */
export function useChangePolicy(onSaved: () => void) {
  const t = useTranslations('policy');
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: Change) => access.policy.change.mutate(change),
    onSuccess: (saved) => {
      queries.setQueryData(CURRENT_POLICY, saved);
      onSaved();
      showNotice({ message: t('saved', { version: saved.version }) });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: POLICY }),
  });
}
