'use client';

import { notifications } from '@mantine/notifications';
import { access, useReason } from '@switchboard/page-client';
import type { FoundPerson } from '@switchboard/page-client';
import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useCallStarter } from './call-starter';
import { CallPerson } from './call-person';

/** Calls somebody from the directory, who may have to be made reachable first. */
export function CallFound({
  person: { id, name },
  onCalled,
}: {
  readonly person: FoundPerson;
  readonly onCalled: () => void;
}): ReactElement | null {
  const ask = useCallStarter();
  const reason = useReason();
  const reach = useMutation({
    mutationFn: (_video: boolean) => access.directory.contact.mutate({ personIds: [id] }),
    onSuccess: (reached, video) => {
      const ids = reached.map(({ userId }) => userId);
      const names = Object.fromEntries(ids.map((userId) => [userId, name]));
      onCalled();
      ask?.({ target: { kind: 'people', ids }, video, names, title: name });
    },
    onError: (error) => notifications.show({ color: 'red', message: reason(error) }),
  });
  return ask ? <CallPerson name={name} disabled={reach.isPending} onCall={reach.mutate} /> : null;
}
