'use client';

import { IconPhone } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { RowAction } from './row-action';
import { useDial } from './use-dial';

/** Calls somebody, where there is an app that does. */
export function DialAction({
  name,
  theirs,
  ours,
}: {
  /** What they are called. */
  readonly name: string;
  readonly theirs: string;
  readonly ours?: string | undefined;
}): ReactElement | null {
  const t = useTranslations('dial');
  const dial = useDial();
  if (!dial) return null;
  const label = t('call', { name });
  return (
    <RowAction
      label={label}
      icon={<IconPhone size={20} />}
      onClick={() => dial({ theirs, ours })}
    />
  );
}
