'use client';

import { Alert, Button, Center, Paper, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement, ReactNode } from 'react';

/** What a stranger sees; one button. */
export function Welcome({
  icon,
  title,
  text,
  problem,
  returnTo,
}: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly problem?: string | undefined;
  /** Where to go after signing in. */
  readonly returnTo: string;
}): ReactElement {
  const t = useTranslations('signIn');
  return (
    <Center component="main" mih="100dvh" p="md">
      <Paper withBorder shadow="sm" p="xl" maw={440} w="100%">
        <Stack align="center" gap="md">
          {icon}
          <Title order={1} size="h3" ta="center">
            {title}
          </Title>
          <Text c="dimmed" ta="center">
            {text}
          </Text>
          {problem && (
            <Alert
              color="red"
              w="100%"
              role="alert"
              icon={<IconAlertTriangle />}
              title={t('failed')}
            >
              {problem === 'unavailable' ? t('unavailable') : t('failedText')}
            </Alert>
          )}
          <Button
            component="a"
            href={`/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`}
            size="md"
            fullWidth
          >
            {t('action')}
          </Button>
        </Stack>
      </Paper>
    </Center>
  );
}
