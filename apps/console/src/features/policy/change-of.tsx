'use client';

import { IconArrowNarrowRight } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

/** What something was, and what it becomes. */
export function ChangeOf({
  before,
  after,
}: {
  readonly before: string;
  readonly after: string;
}): ReactElement {
  const t = useTranslations('policy');
  return (
    <span className="change-of">
      <span className="visually-hidden">{t('was')} </span>
      <del>{before}</del>
      <IconArrowNarrowRight size={16} aria-hidden />
      <span className="visually-hidden"> {t('becomes')} </span>
      <ins>{after}</ins>
    </span>
  );
}
