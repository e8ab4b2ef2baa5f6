'use client';

import { Alert, Button, Center, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { accessFailure } from '@switchboard/access-api/client';
import { useReason } from '@switchboard/page-client';
import { usePlace } from '@switchboard/ui';
import { useMutation } from '@tanstack/react-query';
import { IconMailOpened } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';

/** Asks a guest what to call them, and lets them in. */
export function GuestForm({
  about,
  accept,
}: {
  /** What one was invited to, whose words are used. */
  readonly about: 'guest' | 'rooms';
  readonly accept: (displayName: string) => Promise<void>;
}): ReactElement {
  const t = useTranslations('guest');
  const rooms = useTranslations('rooms');
  const reason = useReason();
  const title = about === 'guest' ? t('title') : rooms('guestTitle');
  usePlace(title);
  const [name, setName] = useState('');
  const join = useMutation({ mutationFn: () => accept(name.trim()) });
  return (
    <Center component="main" mih="100dvh" p="md">
      <Paper withBorder shadow="sm" p="xl" maw={440} w="100%">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            join.mutate();
          }}
        >
          <Stack>
            <Center>
              <IconMailOpened size={56} stroke={1.4} aria-hidden />
            </Center>
            <Title order={1} size="h3" ta="center">
              {title}
            </Title>
            <Text c="dimmed" ta="center">
              {about === 'guest' ? t('text') : rooms('guestText')}
            </Text>
            <TextInput
              label={t('name')}
              required
              autoComplete="name"
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            {join.isError && (
              <Alert color="red" role="alert" title={t('failed')}>
                {isOver(join.error) ? t('expired') : reason(join.error)}
              </Alert>
            )}
            <Button type="submit" loading={join.isPending} disabled={!name.trim()}>
              {t('join')}
            </Button>
          </Stack>
        </form>
      </Paper>
    </Center>
  );
}

/** Codes that a new invitation would mend. */
function isOver(error: unknown): boolean {
  const code = accessFailure(error)?.code;
  return code === 'invitation-unknown' || code === 'invitation-over';
}
