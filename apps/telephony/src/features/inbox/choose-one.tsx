'use client';

import { EmptyState } from '@switchboard/ui';
import { IconMessages } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

/** Before a conversation is chosen. */
export function ChooseOne(): ReactElement {
  const t = useTranslations('inbox');
  return (
    <EmptyState
      icon={<IconMessages size={36} stroke={1.5} />}
      title={t('choose')}
      text={t('chooseText')}
    />
  );
}
