'use client';

import { Box, Button, Group, Text, Title } from '@mantine/core';
import { isMissed, keyOf, numberOf } from '@switchboard/calling/view-models';
import { useReason, Waiting } from '@switchboard/page-client';
import { EmptyState, ErrorState, usePlace } from '@switchboard/ui';
import { IconArrowDownLeft, IconArrowUpRight, IconPhone, IconPhoneX } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { useCallStarter } from '../call/start/call-starter';
import { CallPerson } from '../call/start/call-person';
import { DialButton } from '../call/phone/dial-button';
import { ParticipantAvatar } from '../call/phone/participant-avatar';
import { clock } from '../call/stage/duration';
import { PhoneBack } from '../shell/phone-back';
import { useCallHistory, useMarkSeen } from './use-call-history';
import type { CallRecord } from './use-call-history';
import { useChosenPeople } from './use-chosen-people';
import { usePeopleTitle } from './use-people-title';

/** Who called whom, when, and what became of it. */
export function CallHistory(): ReactElement {
  const t = useTranslations('history');
  const reason = useReason();
  const { data, error, isPaused, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useCallHistory();
  const { mutate: markSeen } = useMarkSeen();
  const chosen = useChosenPeople();
  const records = data?.pages.flatMap(({ items }) => items) ?? [];
  const shown = chosen === null ? records : records.filter((one) => keyOf(one) === chosen);
  const unseen = data?.pages[0]?.unseen ?? 0;
  const newest = records[0]?.id;
  useEffect(() => {
    if (unseen > 0 && newest) markSeen(newest);
  }, [markSeen, newest, unseen]);
  if (!data) {
    if (!error) return <Waiting label={t('loading')} paused={isPaused} />;
    return (
      <ErrorState
        title={t('failed')}
        text={reason(error)}
        action={t('retry')}
        onAction={() => void refetch()}
      />
    );
  }
  return (
    <Box p="md" className="page-scroll">
      <Group>
        <PhoneBack />
        <Title order={2} size="h4">
          <HistoryTitle of={chosen === null ? undefined : shown[0]} />
        </Title>
      </Group>
      {records.length === 0 ? (
        <Box flex={1}>
          <EmptyState icon={<IconPhone size={36} />} title={t('empty')} text={t('emptyText')} />
        </Box>
      ) : (
        <Box component="ul" m={0} mt="sm" p={0} style={{ listStyle: 'none' }}>
          {shown.map((record) => (
            <HistoryRow key={record.id} record={record} />
          ))}
        </Box>
      )}
      {hasNextPage && (
        <Button variant="subtle" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </Box>
  );
}

/** Of all calls, or of those with some people. */
function HistoryTitle({ of: record }: { readonly of: CallRecord | undefined }): string {
  const t = useTranslations('history');
  const title = usePeopleTitle();
  const names = record && title(record.others);
  usePlace(names);
  return names ?? t('title');
}

function HistoryRow({ record }: { readonly record: CallRecord }): ReactElement {
  const t = useTranslations('history');
  const format = useFormatter();
  const names = usePeopleTitle()(record.others);
  const missed = isMissed(record);
  const word = missed ? 'missed' : record.direction;
  const Icon = missed
    ? IconPhoneX
    : record.direction === 'incoming'
      ? IconArrowDownLeft
      : IconArrowUpRight;
  return (
    <Group component="li" wrap="nowrap" py="xs">
      <ParticipantAvatar id={record.others[0]?.personId} name={names} size={40} />
      <Box flex={1} miw={0}>
        <Text truncate fw={record.seen ? 400 : 700}>
          {names}
        </Text>
        <Group gap={6} wrap="nowrap" align="flex-start">
          <Icon
            size={16}
            style={{ flexShrink: 0, marginBlockStart: 3 }}
            aria-hidden
            color={missed ? 'var(--mantine-color-error)' : undefined}
          />
          <Text size="sm" c="dimmed">
            {t(word)} · {t(`outcome.${record.outcome}`)} ·{' '}
            {format.dateTime(new Date(record.startedAt), {
              dateStyle: 'medium',
              timeStyle: 'short',
            })}
            {record.durationSeconds > 0 && ` · ${clock(record.durationSeconds * 1_000)}`}
          </Text>
        </Group>
      </Box>
      <CallBack record={record} title={names} />
    </Group>
  );
}

function CallBack({
  record,
  title,
}: {
  readonly record: CallRecord;
  readonly title: string;
}): ReactElement | null {
  const ask = useCallStarter();
  const t = useTranslations('history');
  const [phone] = record.others.flatMap(({ userId }) => (userId && numberOf(userId)) || []);
  if (phone !== undefined)
    return <DialButton label={t('callPhone', { name: title })} initial={phone} />;
  const reachable = record.others.flatMap(({ userId, name }) => (userId ? [{ userId, name }] : []));
  if (!ask || reachable.length === 0) return null;
  const names = Object.fromEntries(reachable.map(({ userId, name }) => [userId, name]));
  const call = (video: boolean): void =>
    ask({ target: { kind: 'people', ids: Object.keys(names) }, video, names, title });
  return <CallPerson name={title} onCall={call} />;
}
