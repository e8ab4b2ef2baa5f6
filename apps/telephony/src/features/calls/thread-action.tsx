'use client';

import { showNotice } from '@switchboard/ui';
import { IconMessage } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { telephony } from '../live/telephony';
import { RowAction } from './row-action';
import { useWords } from '../words/use-words';

/** Leads to the texts with somebody who called, or was called. */
export function ThreadAction({
  name,
  theirs,
  ours,
}: {
  /** What they are called. */
  readonly name: string;
  readonly theirs: string;
  readonly ours: string;
}): ReactElement {
  const t = useTranslations('calls');
  const { refusal } = useWords();
  const router = useRouter();
  const open = useMutation({
    mutationFn: () => telephony.inbox.open.mutate({ ours, theirs }),
    networkMode: 'always',
    onSuccess: ({ id }) => router.push(`/inbox/${id}`),
    onError: (error) =>
      showNotice({ kind: 'bad', message: t('notOpened', { reason: refusal(error) }) }),
  });
  const label = t('texts', { name });
  return (
    <RowAction
      label={label}
      icon={<IconMessage size={20} />}
      loading={open.isPending}
      onClick={() => open.mutate()}
    />
  );
}
