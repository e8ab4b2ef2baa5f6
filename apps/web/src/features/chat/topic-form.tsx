'use client';

import { Button, Group, TextInput } from '@mantine/core';
import { MAX_TOPIC_LENGTH } from '@switchboard/chat';
import type { ThreadState } from '@switchboard/chat';
import { useChat } from '@switchboard/chat/react';
import { useReason } from '@switchboard/page-client';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';

export function TopicForm({
  thread,
  onDone,
}: {
  readonly thread: ThreadState;
  readonly onDone: () => void;
}): ReactElement {
  const t = useTranslations('thread');
  const reason = useReason();
  const chat = useChat();
  const [topic, setTopic] = useState(thread.topic);
  const save = useMutation({
    mutationFn: () => chat.setTopic(thread.id, topic.trim()),
    onSuccess: onDone,
  });
  return (
    <form
      style={{ flex: 1 }}
      onSubmit={(event) => {
        event.preventDefault();
        if (topic.trim()) save.mutate();
      }}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
    >
      <Group wrap="nowrap" align="flex-start" gap="xs">
        <TextInput
          flex={1}
          autoFocus
          aria-label={t('topicLabel')}
          value={topic}
          maxLength={MAX_TOPIC_LENGTH}
          error={save.isError && reason(save.error)}
          onChange={(event) => setTopic(event.currentTarget.value)}
        />
        <Button type="submit" loading={save.isPending} disabled={!topic.trim()}>
          {t('renameSave')}
        </Button>
      </Group>
    </form>
  );
}
