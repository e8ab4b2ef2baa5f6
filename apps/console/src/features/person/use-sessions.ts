'use client';

import { access, useDeviceName } from '@switchboard/page-client';
import type { SignedIn } from '@switchboard/page-client';
import { showNotice } from '@switchboard/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { Person } from './use-person';
import { useAfterChange } from './use-person-changes';

/** Where somebody is signed in. */
export function useSessions(personId: string) {
  return useQuery({
    queryKey: ['sessions', personId],
    queryFn: ({ signal }) => access.people.devices.query({ personId }, { signal }),
  });
}

/** Signs somebody out at one device. */
export function useEndSession({ id: personId, name }: Person) {
  const t = useTranslations('person');
  const nameOf = useDeviceName();
  const { failed, readAgain } = useAfterChange(personId);
  return useMutation({
    mutationFn: ({ id }: SignedIn) => access.people.endSession.mutate({ personId, id }),
    onSuccess: (_, session) =>
      showNotice({ message: t('sessionEnded', { name, device: nameOf(session) }) }),
    onError: failed,
    onSettled: readAgain,
  });
}

/** Signs somebody out everywhere; an admin's own page stays. */
export function useEndSessions({ id: personId, name }: Person) {
  const t = useTranslations('person');
  const { failed, readAgain } = useAfterChange(personId);
  return useMutation({
    mutationFn: () => access.people.endSessions.mutate({ personId }),
    onSuccess: () => showNotice({ message: t('sessionsEnded', { name }) }),
    onError: failed,
    onSettled: readAgain,
  });
}
