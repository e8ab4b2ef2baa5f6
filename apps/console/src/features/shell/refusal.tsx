'use client';

import { Button, Center, Paper, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { Role } from '@switchboard/identity';
import { signOut, useReason } from '@switchboard/page-client';
import { IconLock, IconLogout } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

/** For who is signed in and has no business here: who they are, and the way out. */
export function Refusal({
  name,
  role,
}: {
  readonly name: string;
  /** Absent: the account is blocked. */
  readonly role: Role | undefined;
}): ReactElement {
  const t = useTranslations('refusal');
  const roleWord = useTranslations('role');
  const reason = useReason();
  const leave = useMutation({ mutationFn: signOut });
  return (
    <Center component="main" mih="100dvh" p="md">
      <Paper withBorder shadow="sm" p="xl" maw={460} w="100%">
        <Stack align="center" gap="md">
          <ThemeIcon size={72} radius="xl" variant="light" color="gray" aria-hidden>
            <IconLock size={36} stroke={1.5} />
          </ThemeIcon>
          <Title order={1} size="h3" ta="center">
            {t('title')}
          </Title>
          <Text ta="center">
            {role ? t('signedIn', { name, role: roleWord(role) }) : t('blocked', { name })}
          </Text>
          <Text c="dimmed" ta="center">
            {t('text')}
          </Text>
          <Button
            fullWidth
            size="md"
            leftSection={<IconLogout size={18} aria-hidden />}
            loading={leave.isPending}
            onClick={() => leave.mutate()}
          >
            {t('signOut')}
          </Button>
          {leave.error && (
            <Text c="var(--mantine-color-error)" size="sm" role="alert">
              {reason(leave.error)}
            </Text>
          )}
        </Stack>
      </Paper>
    </Center>
  );
}
