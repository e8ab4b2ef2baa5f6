'use client';

import type { TableWords } from '@switchboard/ui';
import { useTranslations } from 'use-intl';

/** What every table says by itself, in the language of the page. */
export function useTableWords(): TableWords {
  const t = useTranslations('table');
  return {
    columns: t('columns'),
    sort: t('sort'),
    ascending: (header) => t('ascending', { header }),
    descending: (header) => t('descending', { header }),
    loading: t('loading'),
    previous: t('previous'),
    next: t('next'),
  };
}
