'use client';

import { ActionIcon } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
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
    <ActionIcon
      variant="subtle"
      size={36}
      className="quiet-action"
      aria-label={label}
      title={label}
      onClick={() => dial({ theirs, ours })}
    >
      <IconPhone size={20} />
    </ActionIcon>
  );
}
