'use client';

import type { Cursors, Paging } from '@switchboard/ui';
import { useTranslations } from 'use-intl';

/** @param nextCursor where the next page begins; absent on the last one, and while this one is read */
export function usePaging(cursors: Cursors, nextCursor: string | null | undefined): Paging {
  const t = useTranslations('table');
  return {
    label: t('page', { page: cursors.page }),
    onPrevious: cursors.previous,
    onNext: nextCursor ? () => cursors.next(nextCursor) : undefined,
  };
}
