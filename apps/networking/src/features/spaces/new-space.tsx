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
import type { FormEvent, ReactElement } from 'react';

export interface NewSpaceProps {
  /** Our own, for a title made of names. */
  readonly name: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** A title, people from the directory, and one is in it. */
export function NewSpace({ name, opened, onClose }: NewSpaceProps): ReactElement {
  const t = useTranslations('newSpace');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      <NewSpaceForm name={name} onDone={onClose} />
    </Modal>
  );
}

function NewSpaceForm({
  name,
  onDone,
}: {
  readonly name: string;
  readonly onDone: () => void;
}): ReactElement {
  const t = useTranslations('newSpace');
  const reason = useReason();
  const [people, setPeople] = useState<readonly FoundPerson[]>([]);
  const [title, setTitle] = useState('');
  const create = useCreate(name, onDone);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    create.mutate({ title, people });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('name')}
          description={t('optional')}
          value={title}
          maxLength={MAX_TOPIC_LENGTH}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <PersonSearch chosen={people} onChange={setPeople} />
        {create.isError && (
          <Alert color="red" role="alert" title={t('failed')}>
            {reason(create.error)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={people.length === 0} loading={create.isPending}>
            {t('create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface Wanted {
  readonly title: string;
  readonly people: readonly FoundPerson[];
}

function useCreate(name: string, onDone: () => void) {
  const chat = useChat();
  const router = useRouter();
  return useMutation({
    mutationFn: async ({ title, people }: Wanted) => {
      const personIds = people.map(({ id }) => id);
      const reached = await access.directory.contact.mutate({ personIds });
      const everybody = [name, ...reached.map((person) => person.name)].join(', ');
      return chat.createThread(title.trim() || everybody.slice(0, MAX_TOPIC_LENGTH), reached);
    },
    onSuccess: (threadId) => {
      onDone();
      router.push(`/spaces/${encodeURIComponent(threadId)}`);
    },
  });
}
