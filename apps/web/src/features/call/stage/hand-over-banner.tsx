'use client';

import { CloseButton, Loader } from '@mantine/core';
import type { CallSnapshot } from '@switchboard/calling';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Banner } from './banner';

/** How a hand-over stands; keyed by where it stands, so that each failure is said again. */
export function HandOverBanner({ transfer }: Pick<CallSnapshot, 'transfer'>): ReactElement | null {
  const t = useTranslations('call');
  const [read, setRead] = useState(false);
  if (transfer === 'transferring') {
    return (
      <Banner color="blue" action={<Loader size="xs" aria-hidden />}>
        {t('handingOver')}
      </Banner>
    );
  }
  if (transfer !== 'failed' || read) return null;
  const close = <CloseButton aria-label={t('close')} onClick={() => setRead(true)} />;
  return (
    <Banner color="red" role="alert" action={close}>
      {t('notHandedOver')}
    </Banner>
  );
}
