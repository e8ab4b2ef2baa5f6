'use client';

import { ActionIcon, Badge, Text, Title } from '@mantine/core';
import { displayNumber } from '@switchboard/telephony';
import type { OpenedConversation } from '@switchboard/telephony-api/client';
import { IconArrowLeft } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { DialAction } from '../calls/dial-action';
import { nameOf } from '../words/name-of';
import { AssignMenu } from './assign-menu';
import { isReadOnly } from './is-read-only';
import { MoreMenu } from './more-menu';

/** Whom it is with, by which of our numbers, and who takes care of it. */
export function ConversationHeader({
  conversation,
}: {
  readonly conversation: OpenedConversation;
}): ReactElement {
  const t = useTranslations('conversation');
  const decision = useTranslations('decision');
  const { contact, theirs, ours } = conversation;
  const both = { theirs: displayNumber(theirs), ours: displayNumber(ours) };
  return (
    <header className="conversation-header">
      <ActionIcon
        component={Link}
        href="/inbox"
        variant="subtle"
        size={36}
        className="only-narrow"
        aria-label={t('back')}
      >
        <IconArrowLeft size={20} />
      </ActionIcon>
      <div className="conversation-name">
        <Title order={2} size="h5" className="one-line">
          {nameOf(conversation)}
        </Title>
        <Text size="xs" c="dimmed" className="one-line">
          {contact ? t('numbers', both) : t('by', both)}
        </Text>
      </div>
      {isReadOnly(conversation) && (
        <Badge color="gray" variant="light">
          {decision('readOnly')}
        </Badge>
      )}
      <DialAction name={nameOf(conversation)} theirs={theirs} ours={ours} />
      <AssignMenu conversation={conversation} />
      <MoreMenu conversation={conversation} />
    </header>
  );
}
