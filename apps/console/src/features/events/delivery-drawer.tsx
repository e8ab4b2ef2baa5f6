'use client';

import { Button, Drawer, Stack, Text, Timeline } from '@mantine/core';
import { can } from '@switchboard/identity';
import { access } from '@switchboard/page-client';
import { showNotice } from '@switchboard/ui';
import { IconCheck, IconRepeat, IconX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement, ReactNode } from 'react';
import { Moment } from '../shell/moment';
import { useMe } from '../shell/use-me';
import { DeliveryState } from './delivery-state';
import { shortType } from './event-types';
import type { EventDelivery } from './use-deliveries';
import { useEventAction } from './use-event-action';

/** One event on its way to one subscription: each attempt, and what comes next. */
export function DeliveryDrawer({
  delivery,
  onClose,
}: {
  readonly delivery: EventDelivery | undefined;
  readonly onClose: () => void;
}): ReactElement {
  const t = useTranslations('events.deliveries');
  return (
    <Drawer
      opened={delivery !== undefined}
      onClose={onClose}
      position="right"
      title={delivery && t('title', { type: shortType(delivery.type) })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {delivery && (
        <Stack gap="lg">
          <Facts delivery={delivery} />
          <ReplayButton delivery={delivery} />
          <Attempts delivery={delivery} />
        </Stack>
      )}
    </Drawer>
  );
}

function Facts({ delivery }: { readonly delivery: EventDelivery }): ReactElement {
  const t = useTranslations('events.deliveries');
  const { subscription, subject, eventId, publishedAt, nextAttemptAt, endedAt } = delivery;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('state'), <DeliveryState key="state" state={delivery.state} />],
    ...(delivery.deadLetterReason ? [[t('reason'), delivery.deadLetterReason] as const] : []),
    [t('subscription'), subscription ?? t('gone')],
    [t('subject'), <span className="code">{subject}</span>],
    [t('event'), <span className="code">{eventId}</span>],
    [t('published'), <Moment key="published" at={publishedAt} />],
    ...(nextAttemptAt ? [[t('next'), <Moment key="next" at={nextAttemptAt} />] as const] : []),
    ...(endedAt ? [[t('ended'), <Moment key="ended" at={endedAt} />] as const] : []),
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Attempts({ delivery }: { readonly delivery: EventDelivery }): ReactElement {
  const t = useTranslations('events.deliveries');
  const { history } = delivery;
  if (history.length === 0) return <Text c="dimmed">{t('noAttempts')}</Text>;
  return (
    <Timeline bulletSize={28} lineWidth={2}>
      {history.map(({ at, outcome, status, tookMs }, index) => (
        <Timeline.Item
          // Attempts have no name of their own, and never change places.
          key={index}
          title={status === null ? outcome : `${outcome} (${status})`}
          bullet={outcome === 'Delivered' ? <IconCheck size={16} /> : <IconX size={16} />}
        >
          <Text size="sm" c="dimmed">
            <Moment at={at} /> · {t('took', { ms: tookMs })}
          </Text>
        </Timeline.Item>
      ))}
    </Timeline>
  );
}

function ReplayButton({ delivery }: { readonly delivery: EventDelivery }): ReactElement | null {
  const t = useTranslations('events.deliveries');
  const mayReplay = can(useMe().role, 'event.replay');
  const { id, state } = delivery;
  const replay = useEventAction(async () => {
    await access.events.replayOne.mutate({ id });
    showNotice({ message: t('replayed', { count: 1 }) });
  });
  if (!mayReplay || state === 'waiting') return null;
  return (
    <Button
      variant="default"
      w="fit-content"
      leftSection={<IconRepeat size={16} aria-hidden />}
      loading={replay.isPending}
      onClick={() => replay.mutate(undefined)}
    >
      {t('replay')}
    </Button>
  );
}
