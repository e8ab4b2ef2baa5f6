'use client';

import { Alert } from '@mantine/core';
import { displayNumber } from '@switchboard/telephony';
import type { OpenedConversation } from '@switchboard/telephony-api/client';
import { IconBan, IconMoon } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useWords } from '../words/use-words';
import { SENDER_WITHDRAWN } from './is-read-only';

/** Why nothing can be sent now, and what changes that. */
export function DecisionBanner({
  conversation: { decision, ours },
}: {
  readonly conversation: OpenedConversation;
}): ReactElement {
  const t = useTranslations('decision');
  const format = useFormatter();
  const { refusal } = useWords();
  const { allowed, reason, againAt } = decision;
  const isNight = reason === 'quiet-hours';
  const said: Readonly<Record<string, string>> = {
    'opted-out': t('optedOut'),
    [SENDER_WITHDRAWN]: t('withdrawn', { ours: displayNumber(ours) }),
  };
  const when =
    againAt === null
      ? undefined
      : format.dateTime(new Date(againAt), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <div role="status">
      {!allowed && reason !== null && (
        <Alert
          mx="sm"
          mb="xs"
          py="xs"
          color={isNight ? 'yellow' : 'red'}
          title={t('title')}
          icon={isNight ? <IconMoon /> : <IconBan />}
        >
          {said[reason] ?? refusal(reason)}
          {when && ` ${t('again', { when })}`}
        </Alert>
      )}
    </div>
  );
}
