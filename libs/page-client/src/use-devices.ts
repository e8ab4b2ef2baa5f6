'use client';

import { showNotice } from '@switchboard/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { access } from './access.ts';
import type { SignedIn } from './session-list.tsx';
import { signOut } from './sign-out.ts';
import { useDeviceName } from './use-device-name.ts';
import { useReason } from './use-reason.ts';

const queryKey = ['devices'];

/** Where one is signed in; read again each time somebody looks. */
export function useDevices() {
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => access.me.devices.query(undefined, { signal }),
  });
}

/** Signs out one device, this one the way that the menu does. */
export function useEndDevice() {
  const t = useTranslations('devices');
  const nameOf = useDeviceName();
  return useMutation({
    mutationFn: async ({ id, current }: SignedIn): Promise<void> =>
      current ? signOut() : void (await access.me.endSession.mutate({ id })),
    onSuccess: (_, session) =>
      session.current || showNotice({ message: t('ended', { device: nameOf(session) }) }),
    ...useAfterChange(),
  });
}

/** Signs out every device but this one. */
export function useEndOtherDevices() {
  const t = useTranslations('devices');
  return useMutation({
    mutationFn: () => access.me.signOutEverywhere.mutate(),
    onSuccess: () => showNotice({ message: t('othersEnded') }),
    ...useAfterChange(),
  });
}

function useAfterChange() {
  const t = useTranslations('devices');
  const reason = useReason();
  const queries = useQueryClient();
  return {
    onError: (error: unknown): void =>
      showNotice({ kind: 'bad', message: t('notEnded', { reason: reason(error) }) }),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  };
}
