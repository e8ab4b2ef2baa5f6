'use client';

import { EmptyState } from '@switchboard/ui';
import { IconMessages } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

export function ChooseThread(): ReactElement {
  const t = useTranslations('threads');
  return (
    <EmptyState icon={<IconMessages size={40} />} title={t('choose')} text={t('chooseText')} />
  );
}
