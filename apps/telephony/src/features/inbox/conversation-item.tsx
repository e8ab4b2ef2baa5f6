'use client';

import { Badge, Text } from '@mantine/core';
import { Moment } from '@switchboard/page-client';
import type { ConversationView } from '@switchboard/telephony-api/client';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { DeliveryTick } from '../conversation/delivery-tick';
import { nameOf } from '../words/name-of';
import { TheirAvatar } from '../words/their-avatar';

/** Whom it is with, what was said last and when, who takes care of it, what is unread. */
export function ConversationItem({
  conversation,
  isOpened,
}: {
  readonly conversation: ConversationView;
  readonly isOpened: boolean;
}): ReactElement {
  const t = useTranslations('inbox');
  const { id, last, lastAt, unread, assignee, consent } = conversation;
  const name = nameOf(conversation);
  return (
    <Link
      href={`/inbox/${id}`}
      className="conversation-item"
      aria-current={isOpened ? 'page' : undefined}
      data-unread={unread > 0 || undefined}
    >
      <TheirAvatar contact={conversation.contact} />
      <div className="conversation-item-words">
        <div className="conversation-item-line">
          <Text fw={unread > 0 ? 700 : 550} size="sm" truncate>
            {name}
          </Text>
          <Text c="dimmed" size="xs" component="span">
            <Moment at={lastAt} />
          </Text>
        </div>
        <div className="conversation-item-line">
          <Text size="sm" c={unread > 0 ? undefined : 'dimmed'} truncate>
            {last?.state && <DeliveryTick state={last.state} />}
            {last ? last.text : t('nothingYet')}
          </Text>
          {unread > 0 && (
            <Badge size="sm" circle={unread < 10} aria-label={t('unread', { count: unread })}>
              {unread}
            </Badge>
          )}
        </div>
        {(assignee || consent === 'opted-out') && (
          <div className="conversation-item-line">
            <Text size="xs" c="dimmed" truncate>
              {assignee && t('assignedTo', { name: assignee.name })}
            </Text>
            {consent === 'opted-out' && (
              <Badge size="xs" color="red" variant="light" tt="none" className="readable-red">
                {t('optedOut')}
              </Badge>
            )}
          </div>
        )}
      </div>
    </Link>
  );
}
