'use client';

import { Welcome } from '@switchboard/page-client';
import { IconRobot } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

/** What a stranger sees. */
export function FrontDoor({ problem }: { readonly problem: string | undefined }): ReactElement {
  const t = useTranslations('app');
  return (
    <Welcome
      icon={<IconRobot size={56} stroke={1.4} aria-hidden />}
      title={t('name')}
      text={t('welcome')}
      problem={problem}
      returnTo="/conversations"
    />
  );
}
