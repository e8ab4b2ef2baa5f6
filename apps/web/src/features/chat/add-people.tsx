'use client';

import { Alert, Button, Checkbox, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ThreadState } from '@switchboard/chat';
import { useChat } from '@switchboard/chat/react';
import { access, PersonSearch, useReason } from '@switchboard/page-client';
import type { FoundPerson } from '@switchboard/page-client';
import { useMutation } from '@tanstack/react-query';
import { IconUserPlus } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';

/** Adds people from the directory, with or without what was said before. */
export function AddPeople({ thread }: { readonly thread: ThreadState }): ReactElement {
  const t = useTranslations('people');
  const reason = useReason();
  const chat = useChat();
  const [opened, form] = useDisclosure(false);
  const [people, setPeople] = useState<readonly FoundPerson[]>([]);
  const [history, setHistory] = useState(true);
  const add = useMutation({
    mutationFn: async () => {
      const reached = await access.directory.contact.mutate({
        personIds: people.map(({ id }) => id),
      });
      await chat.addParticipants(thread.id, reached, history ? 'all' : 'none');
    },
    onSuccess: () => {
      setPeople([]);
      form.close();
    },
  });
  if (!opened) {
    return (
      <Button
        variant="light"
        leftSection={<IconUserPlus size={18} aria-hidden />}
        onClick={form.open}
      >
        {t('add')}
      </Button>
    );
  }
  return (
    <Stack>
      <PersonSearch chosen={people} onChange={setPeople} />
      <Checkbox
        label={t('history')}
        checked={history}
        onChange={(event) => setHistory(event.currentTarget.checked)}
      />
      {add.isError && (
        <Alert color="red" role="alert">
          {t('failed', { reason: reason(add.error) })}
        </Alert>
      )}
      <Button onClick={() => add.mutate()} disabled={people.length === 0} loading={add.isPending}>
        {t('addAction')}
      </Button>
    </Stack>
  );
}
