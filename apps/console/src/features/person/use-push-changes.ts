'use client';

import { access } from '@switchboard/page-client';
import { showNotice } from '@switchboard/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { pushDevicesKey } from '../push/use-push';
import type { PushDevice } from '../push/use-push';
import type { Person } from './use-person';
import { useAfterChange } from './use-person-changes';

/** Sends a device a push; what becomes of it is seen with the device. */
export function useTestPush({ id: personId }: Person) {
  const { failed, settled } = useAfterPush(personId);
  return useMutation({
    mutationFn: ({ id }: PushDevice) => access.push.test.mutate({ personId, id }),
    onError: failed,
    onSettled: settled,
  });
}

/** A device of somebody gets no more pushes. */
export function useRemovePushDevice({ id: personId, name }: Person) {
  const t = useTranslations('push');
  const { failed, settled } = useAfterPush(personId);
  return useMutation({
    mutationFn: ({ id }: PushDevice) => access.push.removeInstallation.mutate({ personId, id }),
    onSuccess: (_, device) => showNotice({ message: t('removed', { name, device: device.name }) }),
    onError: failed,
    onSettled: settled,
  });
}

function useAfterPush(personId: string) {
  const queries = useQueryClient();
  const { failed, readAgain } = useAfterChange(personId);
  const settled = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: pushDevicesKey(personId) });
    await readAgain();
  };
  return { failed, settled };
}
