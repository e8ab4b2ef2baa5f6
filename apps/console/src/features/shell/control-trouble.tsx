'use client';

import { accessFailure } from '@switchboard/access-api/client';
import { QueryTrouble } from '@switchboard/page-client';
import type { TroubledQuery } from '@switchboard/page-client';
import { EmptyState } from '@switchboard/ui';
import { IconCloud } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

/** A back end of somebody else's is no failure: there is nothing to look into. */
export function ControlTrouble({
  area,
  query,
}: {
  readonly area: 'calls' | 'live' | 'events' | 'push' | 'recordings' | 'speech' | 'texts';
  readonly query: TroubledQuery;
}): ReactElement {
  const t = useTranslations(area);
  if (accessFailure(query.error)?.code !== 'not-ours') {
    return <QueryTrouble title={t('failed')} query={query} />;
  }
  return (
    <EmptyState
      icon={<IconCloud size={36} stroke={1.5} />}
      title={t('notOurs')}
      text={t('notOursText')}
    />
  );
}
