'use client';

import { Button } from '@mantine/core';
import { EmptyState } from '@switchboard/ui';
import { IconFilterOff } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement, ReactNode } from 'react';

/** An empty list, and the way back to all of it where that is because of a filter. */
export function NothingFound({
  list,
  icon,
  isFiltered,
  onClear,
}: {
  readonly list: 'audit' | 'ledger' | 'people' | 'events.deliveries' | 'push' | 'texts';
  readonly icon: ReactNode;
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}): ReactElement {
  const t = useTranslations(list);
  return (
    <EmptyState
      icon={icon}
      title={t(isFiltered ? 'noneFound' : 'empty')}
      text={t(isFiltered ? 'noneFoundText' : 'emptyText')}
    >
      {isFiltered && (
        <Button
          variant="default"
          leftSection={<IconFilterOff size={18} aria-hidden />}
          onClick={onClear}
        >
          {t('clear')}
        </Button>
      )}
    </EmptyState>
  );
}
