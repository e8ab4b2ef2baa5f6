'use client';

import { EmptyState } from '@switchboard/ui';
import { IconLock } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useMe } from './use-me';

/** A page that is there, but not for this role. */
export function NotForYou(): ReactElement {
  const t = useTranslations('shell');
  const role = useTranslations('role')(useMe().role);
  return (
    <EmptyState
      icon={<IconLock size={36} stroke={1.5} />}
      title={t('notForYou')}
      text={t('notForYouText', { role })}
    />
  );
}
