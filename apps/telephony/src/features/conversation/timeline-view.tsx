'use client';

import { Button, Center, Text } from '@mantine/core';
import { QueryTrouble, Waiting } from '@switchboard/page-client';
import type { MessageView, OpenedConversation } from '@switchboard/telephony-api/client';
import { useFormatter, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useOutbox } from '../composer/outbox';
import { MessageBubble } from './message-bubble';
import { NoteCard } from './note-card';
import { OutgoingBubble } from './outgoing-bubble';
import { byDay, timelineOf } from './timeline';
import type { TimelineItem } from './timeline';
import type { useMessages } from './use-conversation';

interface TimelineProps {
  readonly conversation: OpenedConversation;
  readonly query: ReturnType<typeof useMessages>;
  /** The latest first. */
  readonly messages: readonly MessageView[];
}

/** Texts and notes, day by day; the latest in sight. */
export function Timeline({ conversation, query, messages }: TimelineProps): ReactElement {
  const t = useTranslations('conversation');
  const { outgoing } = useOutbox();
  if (!query.data) {
    if (query.error || query.isPaused)
      return (
        <div className="timeline-frame">
          <QueryTrouble title={t('failed')} query={query} />
        </div>
      );
    return (
      <div className="timeline-frame">
        <Waiting label={t('loading')} paused={false} />
      </div>
    );
  }
  const items = timelineOf({
    messages,
    notes: conversation.notes,
    outgoing: outgoing.filter(({ conversationId }) => conversationId === conversation.id),
    isPartial: query.hasNextPage,
  });
  return (
    // It scrolls from below: what comes in stays in sight, and what one reads further up stays where it is.
    <div className="timeline-frame" tabIndex={0} role="log" aria-label={t('log')}>
      <div className="timeline">
        {query.hasNextPage && (
          <Center>
            <Button
              variant="subtle"
              size="compact-sm"
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t('earlier')}
            </Button>
          </Center>
        )}
        {items.length === 0 && (
          <Text c="dimmed" ta="center">
            {t('empty')}
          </Text>
        )}
        {byDay(items).map(([day, those]) => (
          <Day key={day} items={those} conversationId={conversation.id} />
        ))}
      </div>
    </div>
  );
}

function Day({
  items,
  conversationId,
}: {
  readonly items: readonly TimelineItem[];
  readonly conversationId: string;
}): ReactElement {
  const format = useFormatter();
  return (
    <>
      <Text size="xs" c="dimmed" ta="center" className="timeline-day">
        {format.dateTime(new Date(items[0]!.at), { dateStyle: 'full' })}
      </Text>
      {items.map((item) => (
        <Item key={keyOf(item)} item={item} conversationId={conversationId} />
      ))}
    </>
  );
}

function Item({
  item,
  conversationId,
}: {
  readonly item: TimelineItem;
  readonly conversationId: string;
}): ReactElement {
  if (item.kind === 'message') return <MessageBubble message={item.message} />;
  if (item.kind === 'note') return <NoteCard note={item.note} conversationId={conversationId} />;
  return <OutgoingBubble outgoing={item.outgoing} />;
}

function keyOf(item: TimelineItem): string {
  if (item.kind === 'message') return item.message.id;
  return item.kind === 'note' ? item.note.id : item.outgoing.clientId;
}
