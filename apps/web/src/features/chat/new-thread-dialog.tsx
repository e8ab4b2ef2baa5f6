'use client';

import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { MAX_TOPIC_LENGTH } from '@switchboard/chat';
import { useChat } from '@switchboard/chat/react';
import { access, PersonSearch, useReason } from '@switchboard/page-client';
import type { FoundPerson } from '@switchboard/page-client';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { CallFound } from '../call/start/call-found';

export interface NewThreadProps {
  /** Our own, for a topic made of names. */
  readonly name: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** People from the directory, a topic if one likes, and go. */
export default function NewThreadDialog({ name, opened, onClose }: NewThreadProps): ReactElement {
  const t = useTranslations('create');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      <NewThreadForm name={name} onDone={onClose} />
    </Modal>
  );
}

function NewThreadForm({
  name,
  onDone,
}: {
  readonly name: string;
  readonly onDone: () => void;
}): ReactElement {
  const t = useTranslations('create');
  const reason = useReason();
  const chat = useChat();
  const router = useRouter();
  const [people, setPeople] = useState<readonly FoundPerson[]>([]);
  const [topic, setTopic] = useState('');
  const start = useMutation({
    mutationFn: async () => {
      const reached = await access.directory.contact.mutate({
        personIds: people.map(({ id }) => id),
      });
      const everybody = [name, ...reached.map((person) => person.name)].join(', ');
      return chat.createThread(topic.trim() || everybody.slice(0, MAX_TOPIC_LENGTH), reached);
    },
    onSuccess: (threadId) => {
      onDone();
      router.push(`/chat/${encodeURIComponent(threadId)}`);
    },
  });

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate();
      }}
    >
      <Stack>
        <PersonSearch
          chosen={people}
          onChange={setPeople}
          actions={(person) => <CallFound person={person} onCalled={onDone} />}
        />
        <TextInput
          label={t('topic')}
          description={t('topicHint')}
          value={topic}
          maxLength={MAX_TOPIC_LENGTH}
          onChange={(event) => setTopic(event.currentTarget.value)}
        />
        {start.isError && (
          <Alert color="red" role="alert" title={t('failed')}>
            {reason(start.error)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={people.length === 0} loading={start.isPending}>
            {t('create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
