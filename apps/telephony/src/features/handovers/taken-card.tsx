'use client';

import { Anchor, CloseButton, Group, Stack, Text, Title } from '@mantine/core';
import type { HandoverView } from '@switchboard/telephony-api/client';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { RouterLink } from '../shell/router-link';
import { useLinks } from '../shell/use-links';
import { HandoverSummary } from './handover-summary';
import { useCustomer } from './use-customer';

/** What somebody took over: where it goes on, with the summary beside it until they close it. */
export function TakenCard({
  handover,
  onClose,
}: {
  readonly handover: HandoverView;
  readonly onClose: () => void;
}): ReactElement {
  const t = useTranslations('handover');
  const name = useCustomer()(handover);
  const titleId = `handover-${handover.id}`;
  return (
    <section className="handover-card" aria-labelledby={titleId}>
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Title order={2} size="h5" id={titleId}>
            {name}
          </Title>
          <CloseButton aria-label={t('close', { name })} onClick={onClose} />
        </Group>
        <Text size="sm" role="status">
          {t(`taken.${takenWord(handover)}`)}
        </Text>
        <WhereItGoesOn handover={handover} />
        <HandoverSummary summary={handover.summary} />
      </Stack>
    </section>
  );
}

function takenWord({ state, channel }: HandoverView) {
  if (state === 'accepted') return `${channel}-coming` as const;
  return state === 'connected' ? (`${channel}-here` as const) : ('gone' as const);
}

function WhereItGoesOn({
  handover: { channel, threadId, conversationId },
}: {
  readonly handover: HandoverView;
}): ReactElement | null {
  const t = useTranslations('handover');
  const { webUrl } = useLinks();
  if (channel === 'sms')
    return conversationId === null ? null : (
      <Anchor component={RouterLink} href={`/inbox/${conversationId}`} size="sm">
        {t('openTexts')}
      </Anchor>
    );
  const path = channel === 'voice' ? '/calls' : threadId && `/chat/${encodeURIComponent(threadId)}`;
  if (webUrl === undefined || !path) return null;
  return (
    <Anchor href={new URL(path, webUrl).href} target="_blank" rel="noreferrer" size="sm">
      {t(channel === 'voice' ? 'openCalls' : 'openThread')}
    </Anchor>
  );
}
