'use client';

import { Checkbox, NativeSelect, Text } from '@mantine/core';
import { access } from '@switchboard/page-client';
import { showNotice } from '@switchboard/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { TimeFilter } from '../audit/time-filter';
import { ChangeDialog } from '../person/change-dialog';
import { useEventReason } from './use-event-reason';
import { AT_A_TIME, useCountWords, useReplayCount } from './use-replay-count';
import type { ReplayRequest } from './use-replay-count';
import { EVENTS } from './use-subscriptions';
import type { EventSubscription } from './use-subscriptions';

interface Span {
  readonly from: string | null;
  readonly to: string | null;
}

/** Delivers many again: all that failed, or what was published within a time; says how many before. */
export function ReplayDialog({
  subscription: first,
  subscriptions,
  onClose,
}: {
  readonly subscription: string | null;
  readonly subscriptions: readonly EventSubscription[];
  readonly onClose: () => void;
}): ReactElement {
  const t = useTranslations('events.deliveries');
  const said = useCountWords();
  const [subscription, setSubscription] = useState(first ?? '');
  const [{ from, to }, setSpan] = useState<Span>({ from: null, to: null });
  const [isAll, setAll] = useState(false);
  const replay = useReplay(onClose);
  const isSpan = from === null || to === null || from < to;
  const request: ReplayRequest = {
    ...(subscription && { subscription }),
    ...(isAll && { states: ['delivered', 'deadLettered', 'dropped'] }),
    ...(from && { from }),
    ...(to && { to }),
  };
  const count = useReplayCount(request, isSpan);
  const ready = isSpan && count.data !== 0;
  const change = { ...replay, mutate: () => replay.mutate(request) };
  return (
    <ChangeDialog
      title={t('replayTitle')}
      action={t('replay')}
      ready={ready}
      change={change}
      reasonOf={useEventReason()}
      onClose={onClose}
    >
      <Text size="sm">{t('replayText')}</Text>
      <NativeSelect
        label={t('subscription')}
        value={subscription}
        data={[
          { value: '', label: t('anySubscription') },
          ...subscriptions.map(({ name }) => ({ value: name, label: name })),
        ]}
        onChange={({ currentTarget: { value } }) => setSubscription(value)}
      />
      <TimeFilter {...{ from, to }} onChange={(part) => setSpan({ from, to, ...part })} />
      <Checkbox
        label={t('alsoDelivered')}
        description={t('alsoDeliveredHint')}
        checked={isAll}
        onChange={({ currentTarget: { checked } }) => setAll(checked)}
      />
      <Text size="sm" fw={600} role="status">
        {isSpan && said(count)}
      </Text>
    </ChangeDialog>
  );
}

function useReplay(onDone: () => void) {
  const t = useTranslations('events.deliveries');
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (request: ReplayRequest) => access.events.replay.mutate(request),
    onSuccess: ({ replayed }) => {
      onDone();
      const said = t('replayed', { count: replayed });
      showNotice({ message: replayed < AT_A_TIME ? said : `${said} ${t('moreToReplay')}` });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: EVENTS }),
  });
}
