'use client';

import { ActionIcon } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

/** Back to the list, where there is no room for both. */
export function PhoneBack(): ReactElement {
  const t = useTranslations('threads');
  return (
    <ActionIcon
      component={Link}
      href="/chat"
      variant="subtle"
      size="lg"
      hiddenFrom="sm"
      aria-label={t('back')}
    >
      <IconArrowLeft size={20} />
    </ActionIcon>
  );
}
