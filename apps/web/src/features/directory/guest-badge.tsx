'use client';

import { Badge } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { use } from 'react';
import type { ReactElement } from 'react';
import { DirectoryContext } from './directory';

/** Marks whoever came by an invitation: their name is their own choice. */
export function GuestBadge({ id }: { readonly id: string }): ReactElement | null {
  const t = useTranslations('people');
  if (!use(DirectoryContext).people[id]?.guest) return null;
  return (
    <Badge size="xs" variant="light" color="gray" style={{ flexShrink: 0 }}>
      {t('guest')}
    </Badge>
  );
}
