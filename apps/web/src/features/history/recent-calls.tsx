'use client';

import { Box, Loader, Text, ThemeIcon } from '@mantine/core';
import { isMissed, recentPeople } from '@switchboard/calling/view-models';
import type { RecentPeople } from '@switchboard/calling/view-models';
import { useReason } from '@switchboard/page-client';
import { ErrorState } from '@switchboard/ui';
import { IconHistory } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { DialButton } from '../call/phone/dial-button';
import { DialLink } from '../call/phone/dial-link';
import { ParticipantAvatar } from '../call/phone/participant-avatar';
import { SideList } from '../shell/side-list';
import { SideRow } from '../shell/side-row';
import { useCallHistory } from './use-call-history';
import type { CallRecord } from './use-call-history';
import { useChosenPeople } from './use-chosen-people';
import { usePeopleTitle } from './use-people-title';

/** Beside the calls: with whom one had them, one line for all calls with the same people. */
export function RecentCalls({ name }: { readonly name: string }): ReactElement {
  const t = useTranslations('history');
  const reason = useReason();
  const chosen = useChosenPeople();
  const { data, error, refetch } = useCallHistory();
  const people = recentPeople(data?.pages.flatMap(({ items }) => items) ?? []);
  return (
    <SideList title={t('title')} name={name} action={<DialButton label={t('dial')} />}>
      <DialLink />
      {data ? (
        <Box component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          <SideRow
            href="/calls"
            current={chosen === null}
            icon={
              <ThemeIcon variant="light" size={40} radius="xl" aria-hidden>
                <IconHistory size={20} />
              </ThemeIcon>
            }
            title={t('all')}
          />
          {people.map((one) => (
            <PeopleRow key={one.key} people={one} current={one.key === chosen} />
          ))}
        </Box>
      ) : error ? (
        <ErrorState
          title={t('failed')}
          text={reason(error)}
          action={t('retry')}
          onAction={() => void refetch()}
        />
      ) : (
        <Loader m="md" aria-label={t('loading')} />
      )}
    </SideList>
  );
}

function PeopleRow({
  people: { key, latest, unseen },
  current,
}: {
  readonly people: RecentPeople<CallRecord>;
  readonly current: boolean;
}): ReactElement {
  const t = useTranslations('history');
  const format = useFormatter();
  const title = usePeopleTitle()(latest.others);
  const missed = isMissed(latest);
  const on = new Date(latest.startedAt);
  const when = format.dateTime(on, {
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  });
  return (
    <SideRow
      href={`/calls?with=${encodeURIComponent(key)}`}
      current={current}
      icon={<ParticipantAvatar id={latest.others[0]?.personId} name={title} size={40} />}
      title={title}
      strong={unseen}
      detail={
        <>
          <Text span inherit c={missed ? 'var(--mantine-color-error)' : undefined}>
            {t(missed ? 'missed' : latest.direction)}
          </Text>{' '}
          · {when}
        </>
      }
    />
  );
}
