'use client';

import { Button, Group, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useOutbox } from '../composer/outbox';
import type { Outgoing } from '../composer/outgoing';
import { useWords } from '../words/use-words';
import { DeliveryTick } from './delivery-tick';

/** A text on its way to the service, or one that the service did not take. */
export function OutgoingBubble({ outgoing }: { readonly outgoing: Outgoing }): ReactElement {
  const t = useTranslations('conversation');
  const { refusal } = useWords();
  const { send, forget } = useOutbox();
  const { text, failure, clientId } = outgoing;
  return (
    <div className="bubble-row" data-direction="out" data-outgoing>
      <div className="bubble" data-failed={failure !== undefined || undefined}>
        <span className="visually-hidden">{t('weSay')}</span>
        {text}
      </div>
      {failure ? (
        <div className="bubble-failure">
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {t('notSent', { reason: refusal(failure.error) })}
          </Text>
          <Group gap={6}>
            <Button variant="default" size="compact-sm" onClick={() => forget(clientId)}>
              {t('discard')}
            </Button>
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconRefresh size={14} aria-hidden />}
              onClick={() => send(outgoing)}
            >
              {t('retry')}
            </Button>
          </Group>
        </div>
      ) : (
        <Text size="xs" c="dimmed" className="bubble-meta" component="div">
          {t('sending')}
          <DeliveryTick state="queued" />
        </Text>
      )}
    </div>
  );
}
