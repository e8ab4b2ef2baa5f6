'use client';

import { Alert, Stack } from '@mantine/core';
import { PageHeader } from '@switchboard/page-client';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { ControlTrouble } from '../shell/control-trouble';
import { EndedCalls } from './ended-calls';
import { LiveCalls } from './live-calls';
import { useCalls } from './use-calls';
import type { Calls } from './use-calls';

/** Who talks to whom just now, how phones are heard, and which calls are over. */
export function CallsView(): ReactElement {
  const t = useTranslations('calls');
  const query = useCalls();
  const header = <PageHeader title={t('title')} text={t('text')} />;
  if (!query.data && (query.error || query.isPaused)) {
    return (
      <>
        {header}
        <ControlTrouble area="calls" query={query} />
      </>
    );
  }
  return (
    <>
      {header}
      <Stack gap="xl">
        {query.data && <Notices calls={query.data} />}
        <LiveCalls calls={query.data?.calls} />
        <EndedCalls calls={query.data?.ended} />
      </Stack>
    </>
  );
}

/** What is not all there. */
function Notices({ calls: { inProgress, calls, missing } }: { readonly calls: Calls }) {
  const t = useTranslations('calls');
  return (
    <>
      {missing > 0 && (
        <Alert role="note" color="yellow" icon={<IconInfoCircle />}>
          {t('missing', { count: missing })}
        </Alert>
      )}
      {inProgress > calls.length && (
        <Alert role="note" color="blue" icon={<IconInfoCircle />}>
          {t('latestOf', { shown: calls.length, count: inProgress })}
        </Alert>
      )}
    </>
  );
}
