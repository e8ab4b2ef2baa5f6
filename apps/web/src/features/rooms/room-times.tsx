'use client';

import { SimpleGrid, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

interface RoomTimesProps {
  /** As the browser's field has it: local time, or empty. */
  readonly from: string;
  readonly until: string;
  readonly onFrom: (from: string) => void;
  readonly onUntil: (until: string) => void;
}

/** From when until when a room is open; both may be left empty. */
export function RoomTimes({ from, until, onFrom, onUntil }: RoomTimesProps): ReactElement {
  const t = useTranslations('rooms');
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <TextInput
        type="datetime-local"
        label={t('from')}
        description={t('fromHint')}
        value={from}
        onChange={(event) => onFrom(event.currentTarget.value)}
      />
      <TextInput
        type="datetime-local"
        label={t('until')}
        description={t('untilHint')}
        error={isBackwards(from, until) ? t('backwards') : undefined}
        value={until}
        onChange={(event) => onUntil(event.currentTarget.value)}
      />
    </SimpleGrid>
  );
}

/** Ends before it begins, which is now when nothing else is said. */
export function isBackwards(from: string, until: string): boolean {
  return until !== '' && new Date(until) <= (from ? new Date(from) : new Date());
}
