'use client';

import { Welcome as WelcomePage } from '@switchboard/page-client';
import { IconMessages } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

/** What a stranger sees; one button. */
export function Welcome({
  problem,
  returnTo = '/chat',
}: {
  readonly problem?: string | undefined;
  readonly returnTo?: string | undefined;
}): ReactElement {
  const t = useTranslations('app');
  return (
    <WelcomePage
      icon={<IconMessages size={56} stroke={1.4} aria-hidden />}
      title={t('welcome')}
      text={t('welcomeText')}
      problem={problem}
      returnTo={returnTo}
    />
  );
}
