'use client';

import { Anchor, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { can } from '@switchboard/identity';
import { access, QueryTrouble } from '@switchboard/page-client';
import { IconEye } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useMe } from '../shell/use-me';
import { ContentDialog } from './content-dialog';

type Conversation = Awaited<ReturnType<typeof access.conversations.get.query>>;

/** Who is in a thread and how much was written; what was written only for a reason. */
export function ConversationDetails({
  personId,
  threadId,
  topic,
}: {
  readonly personId: string;
  readonly threadId: string;
  readonly topic: string;
}): ReactElement {
  const t = useTranslations('conversations');
  const mayRead = can(useMe().role, 'conversation.content');
  const [reading, setReading] = useState(false);
  const query = useQuery({
    queryKey: ['conversation', personId, threadId],
    queryFn: ({ signal }) => access.conversations.get.query({ personId, threadId }, { signal }),
    staleTime: Infinity,
  });
  if (!query.data) {
    if (query.error || query.isPaused) return <QueryTrouble title={t('failed')} query={query} />;
    return <Skeleton height={48} />;
  }
  const { messages, participants } = query.data;
  return (
    <Stack gap="sm">
      <Text size="sm">
        {t(messages.more ? 'messagesMore' : 'messages', { count: messages.count })}
      </Text>
      <Participants participants={participants} />
      {mayRead && (
        <Group>
          <Button
            variant="default"
            size="sm"
            leftSection={<IconEye size={16} aria-hidden />}
            onClick={() => setReading(true)}
          >
            {t('read')}
          </Button>
        </Group>
      )}
      {reading && (
        <ContentDialog
          {...{ personId, threadId, topic, participants }}
          onClose={() => setReading(false)}
        />
      )}
    </Stack>
  );
}

function Participants({ participants }: Pick<Conversation, 'participants'>): ReactElement {
  const t = useTranslations('conversations');
  return (
    <Text size="sm" component="div">
      <Text span size="sm" c="dimmed">
        {t('participants')}:{' '}
      </Text>
      {participants.map(({ userId, personId, name }, at) => (
        <span key={userId}>
          {at > 0 && ', '}
          {personId ? (
            <Anchor component={Link} href={`/people/${personId}`} size="sm" underline="always">
              {name}
            </Anchor>
          ) : (
            name || t('unknownSender')
          )}
        </span>
      ))}
    </Text>
  );
}
