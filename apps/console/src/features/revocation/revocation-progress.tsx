'use client';

import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useReason } from '@switchboard/page-client';
import { IconAlertTriangle, IconCircleCheck, IconHandStop } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import type { Revocation } from './use-revocation';

/** How far it is, the way to stop it, and what came of it. */
export function RevocationProgress({
  revocation,
}: {
  readonly revocation: Revocation;
}): ReactElement {
  return (
    <Stack gap="sm">
      {revocation.state === 'pending' ? (
        <Running revocation={revocation} />
      ) : (
        <Result revocation={revocation} />
      )}
    </Stack>
  );
}

function Running({
  revocation: { progress, request, stop },
}: {
  readonly revocation: Revocation;
}): ReactElement {
  const t = useTranslations('revocation');
  const total = Math.max(request?.total ?? 0, progress.revoked);
  const part = total > 0 ? progress.revoked / total : 0;
  const text = t('running', { revoked: progress.revoked, count: total });
  return (
    <>
      <Progress.Root size="lg">
        <Progress.Section
          value={part * 100}
          aria-label={t('progress')}
          aria-valuetext={text}
          animated
        />
      </Progress.Root>
      <Group justify="space-between">
        <Text size="sm" role="status">
          {text}
        </Text>
        <Button
          variant="default"
          leftSection={<IconHandStop size={18} aria-hidden />}
          onClick={stop}
        >
          {t('stop')}
        </Button>
      </Group>
    </>
  );
}

function Result({
  revocation: { progress, error, state, goOn, forget },
}: {
  readonly revocation: Revocation;
}): ReactElement {
  const t = useTranslations('revocation');
  const reason = useReason();
  const count = progress.revoked;
  const isDone = state === 'success' && progress.after === null;
  const text = error
    ? t('failed', { reason: reason(error), count })
    : t(isDone ? 'done' : 'stopped', { count });
  return (
    <>
      <Alert
        color={isDone ? 'green' : 'orange'}
        role="status"
        icon={isDone ? <IconCircleCheck /> : <IconAlertTriangle />}
      >
        {text}
      </Alert>
      <Group gap="xs">
        {!isDone && <Button onClick={goOn}>{t('goOn')}</Button>}
        <Button variant="default" onClick={forget}>
          {t('again')}
        </Button>
      </Group>
    </>
  );
}
