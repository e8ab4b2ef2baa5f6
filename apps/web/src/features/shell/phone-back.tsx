'use client';

import { ActionIcon } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

const PLACES = { threads: '/chat', rooms: '/rooms' } as const;

/** Back to the list, where there is no room for both. */
export function PhoneBack({ to = 'threads' }: { readonly to?: keyof typeof PLACES }): ReactElement {
  const t = useTranslations(to);
  return (
    <ActionIcon
      component={Link}
      href={PLACES[to]}
      variant="subtle"
      size="lg"
      hiddenFrom="sm"
      aria-label={t('back')}
    >
      <IconArrowLeft size={20} />
    </ActionIcon>
  );
}
