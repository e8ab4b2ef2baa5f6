'use client';

import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { displayNumber } from '@switchboard/telephony';
import type { HandoverView } from '@switchboard/telephony-api/client';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Since } from '../calls/since';
import { Countdown } from './countdown';
import { HandoverSummary } from './handover-summary';
import { useAnswer } from './use-handovers';
import { useCustomer } from './use-customer';

/** Somebody is asked to take over: by whom, how, about what, and for how long they may think. */
export function OfferCard({
  handover,
  knownAtMs,
}: {
  readonly handover: HandoverView;
  readonly knownAtMs: number;
}): ReactElement {
  const t = useTranslations('handover');
  const answer = useAnswer(handover);
  const { channel, team, customer, at, leftMs, summary } = handover;
  return (
    <section className="handover-card" aria-labelledby="handover-offer">
      <Stack gap="xs">
        <Title order={2} size="h5" id="handover-offer">
          {t('offerOf', { name: useCustomer()(handover) })}
        </Title>
        <Text size="sm">
          {t('offerText', { channel: t(`channels.${channel}`), team: team.name })}
          {customer.number !== null && ` · ${displayNumber(customer.number)}`}
        </Text>
        <Group justify="space-between">
          <Text size="sm">
            {t('waitsFor')} <Since at={at} />
          </Text>
          <Countdown leftMs={leftMs ?? 0} knownAtMs={knownAtMs} />
        </Group>
        <Group grow>
          <Button
            variant="default"
            disabled={answer.isPending}
            onClick={() => answer.mutate('pass')}
          >
            {t('pass')}
          </Button>
          <Button loading={answer.isPending} onClick={() => answer.mutate('accept')}>
            {t('accept')}
          </Button>
        </Group>
        <HandoverSummary summary={summary} />
      </Stack>
    </section>
  );
}
