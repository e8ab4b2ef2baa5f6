'use client';

import { Button, Text } from '@mantine/core';
import type { MessageView } from '@switchboard/telephony-api/client';
import { showNotice } from '@switchboard/ui';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { telephony } from '../live/telephony';
import { useWords } from '../words/use-words';
import { DeliveryTick } from './delivery-tick';
import { withMessage } from './message-pages';

/** A text, who sent it when, and how far it has come. */
export function MessageBubble({ message }: { readonly message: MessageView }): ReactElement {
  const t = useTranslations('conversation');
  const format = useFormatter();
  const { direction, text, at, by, delivery, campaignId } = message;
  const time = format.dateTime(new Date(at), { timeStyle: 'short' });
  return (
    <div className="bubble-row" data-direction={direction}>
      <div className="bubble" data-failed={delivery?.state === 'failed' || undefined}>
        <span className="visually-hidden">{t(direction === 'in' ? 'theySay' : 'weSay')}</span>
        {text}
      </div>
      <Text size="xs" c="dimmed" className="bubble-meta" component="div">
        {[campaignId ? t('campaign') : by?.name, time].filter(Boolean).join(' · ')}
        {delivery && <DeliveryTick state={delivery.state} />}
      </Text>
      {delivery?.state === 'failed' && <Failure message={message} />}
    </div>
  );
}

/** Why it did not arrive; and again, where that may help. */
function Failure({ message }: { readonly message: MessageView }): ReactElement {
  const t = useTranslations('conversation');
  const { delivery: why, refusal } = useWords();
  const queries = useQueryClient();
  const retry = useMutation({
    mutationFn: () => telephony.inbox.retry.mutate({ messageId: message.id }),
    networkMode: 'always',
    onSuccess: (again) => withMessage(queries, again),
    onError: (error) =>
      showNotice({ kind: 'bad', message: t('notRetried', { reason: refusal(error) }) }),
  });
  return (
    <div className="bubble-failure">
      <Text size="sm" c="var(--mantine-color-error)">
        {t('notDelivered', { reason: why(message.delivery?.reason ?? null) })}
      </Text>
      {message.delivery?.mayRetry && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconRefresh size={14} aria-hidden />}
          loading={retry.isPending}
          onClick={() => retry.mutate()}
        >
          {t('retry')}
        </Button>
      )}
    </div>
  );
}
