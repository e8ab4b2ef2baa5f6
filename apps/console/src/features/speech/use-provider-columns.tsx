'use client';

import type { Column } from '@switchboard/ui';
import { useFormatter, useTranslations } from 'use-intl';
import type { ProviderUse } from './speech-days';

export function useProviderColumns(): readonly Column<ProviderUse>[] {
  const t = useTranslations('speech');
  const format = useFormatter();
  const number = (
    id: 'characters' | 'minutes' | 'requests' | 'failures',
    value: (use: ProviderUse) => number,
  ): Column<ProviderUse> => ({
    ...{ id, header: t(id), short: true, align: 'end' },
    cell: (use) => format.number(value(use), { maximumFractionDigits: 2 }),
  });
  return [
    {
      ...{ id: 'provider', header: t('by'), main: true },
      cell: ({ provider }) => t(`provider.${provider}`),
    },
    number('characters', ({ characters }) => characters),
    number('minutes', ({ seconds }) => seconds / 60),
    number('requests', ({ requests }) => requests),
    number('failures', ({ failures }) => failures),
  ];
}
