'use client';

import { Accordion, Skeleton, Text } from '@mantine/core';
import { access, QueryTrouble } from '@switchboard/page-client';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { ConversationDetails } from './conversation-details';
import { Section } from '../shell/section';

interface Whose {
  readonly personId: string;
  readonly userId: string | null;
}

/** Where somebody talks. Each look is written down, so a thread is only looked into when it is opened. */
export function ConversationsSection({ personId, userId }: Whose): ReactElement {
  const t = useTranslations('conversations');
  return (
    <Section title={t('title')}>
      {userId === null ? <Quiet text={t('noIdentity')} /> : <Conversations personId={personId} />}
    </Section>
  );
}

function Conversations({ personId }: { readonly personId: string }): ReactElement {
  const t = useTranslations('conversations');
  const [opened, setOpened] = useState<string | null>(null);
  const query = useQuery({
    queryKey: ['conversations', personId],
    queryFn: ({ signal }) => access.conversations.list.query({ personId }, { signal }),
    // Each look stands in the audit: coming back to the page is none.
    staleTime: Infinity,
  });
  if (!query.data) {
    if (query.error || query.isPaused) return <QueryTrouble title={t('failed')} query={query} />;
    return <Skeleton height={80} />;
  }
  const { items, more } = query.data;
  if (items.length === 0) return <Quiet text={t('none')} />;
  return (
    <>
      <Accordion variant="default" order={3} value={opened} onChange={setOpened}>
        {items.map(({ threadId, topic, lastMessageAt }) => (
          <Accordion.Item key={threadId} value={threadId}>
            <Accordion.Control>
              {topic || t('untitled')}
              <LastMessage at={lastMessageAt} />
            </Accordion.Control>
            <Accordion.Panel>
              {opened === threadId && (
                <ConversationDetails {...{ personId, threadId }} topic={topic || t('untitled')} />
              )}
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
      {more && <Quiet text={t('more')} />}
    </>
  );
}

function LastMessage({ at }: { readonly at: string | null }): ReactElement {
  const t = useTranslations('conversations');
  const format = useFormatter();
  const said = at && format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Text size="xs" c="dimmed">
      {said ? t('lastMessage', { at: said }) : t('noMessage')}
    </Text>
  );
}

function Quiet({ text }: { readonly text: string }): ReactElement {
  return (
    <Text size="sm" c="dimmed">
      {text}
    </Text>
  );
}
