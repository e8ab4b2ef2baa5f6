'use client';

import { Alert, Anchor, Skeleton, Stack, Text } from '@mantine/core';
import { accessFailure } from '@switchboard/access-api/client';
import { PageHeader } from '@switchboard/page-client';
import { EmptyState } from '@switchboard/ui';
import { IconArrowLeft, IconInfoCircle, IconPhoneOff } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { ControlTrouble } from '../shell/control-trouble';
import { Moment } from '../shell/moment';
import { LadderSections } from './ladder-sections';
import { LegsSection } from './legs-section';
import { TimelineSection } from './timeline-section';
import { useCallTrace } from './use-calls';
import type { CallTrace } from './use-calls';

/** One call: who is in it, how phones are heard, and everything that happened to it. */
export function CallView({ callId }: { readonly callId: string }): ReactElement {
  const t = useTranslations('calls');
  // As the address has it.
  const id = decodeURIComponent(callId);
  const query = useCallTrace(id);
  return (
    <Stack gap="lg">
      <Anchor component={Link} href="/calls" size="sm" w="fit-content" className="back-link">
        <IconArrowLeft size={16} aria-hidden />
        {t('back')}
      </Anchor>
      <PageHeader title={t('call')} text={t('callText')} />
      {query.data ? <Everything id={id} trace={query.data} /> : <Nothing query={query} />}
    </Stack>
  );
}

function Everything({ id, trace }: { readonly id: string; readonly trace: CallTrace }) {
  const t = useTranslations('calls');
  const { call, entries, more, missing } = trace;
  return (
    <>
      {missing > 0 && (
        <Alert role="note" color="yellow" icon={<IconInfoCircle />}>
          {t('missing', { count: missing })}
        </Alert>
      )}
      <Text component="div" size="sm" className="breakable">
        <span className="code">{id}</span>
        {call && (
          <>
            {` · ${t(`kinds.${call.kind}`)} · ${t(`way.${call.media}`)} · `}
            <Moment at={call.startedAt} />
            {' – '}
            {call.endedAt ? <Moment at={call.endedAt} /> : t('goesOn')}
          </>
        )}
      </Text>
      {call && call.legs.length > 0 && <LegsSection legs={call.legs} />}
      <TimelineSection entries={entries} more={more} />
      <LadderSections entries={entries} />
    </>
  );
}

function Nothing({ query }: { readonly query: ReturnType<typeof useCallTrace> }): ReactElement {
  const t = useTranslations('calls');
  const status = accessFailure(query.error)?.httpStatus;
  if (status === 404 || status === 400) {
    return (
      <EmptyState
        icon={<IconPhoneOff size={36} stroke={1.5} />}
        title={t('notKept')}
        text={t('notKeptText')}
      />
    );
  }
  if (query.error || query.isPaused) return <ControlTrouble area="calls" query={query} />;
  return (
    <Stack role="status" aria-label={t('reading')}>
      <Skeleton height={120} />
      <Skeleton height={240} />
    </Stack>
  );
}
