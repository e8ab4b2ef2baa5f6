'use client';

import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { usePlace } from '@switchboard/ui';
import { IconPlayerPlay, IconPlugConnectedX, IconX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { CheckProgressBar } from './check-progress-bar';
import { CheckResult } from './check-result';
import { CheckTrouble } from './check-trouble';
import { useCheck } from './use-check';
import type { Check } from './use-check';

/** Which ways lead out of this network, how good they are, and which one is taken. */
export function CheckPage(): ReactElement {
  const t = useTranslations('check');
  const check = useCheck();
  const { state } = check;
  usePlace(t('title'));
  return (
    <Stack maw="60rem" mx="auto">
      <div>
        <Title order={1} size="h2">
          {t('title')}
        </Title>
        <Text c="dimmed">{t('text')}</Text>
      </div>
      <Actions check={check} />
      <CheckProgressBar state={state} />
      {state.phase === 'failed' && <CheckTrouble state={state} />}
      {(state.phase === 'running' || state.phase === 'done') && <CheckResult state={state} />}
    </Stack>
  );
}

function Actions({ check: { state, start, cancel } }: { readonly check: Check }): ReactElement {
  const t = useTranslations('check');
  const { online } = useNetwork();
  const isRunning = state.phase === 'asking' || state.phase === 'running';
  return (
    <>
      {!online && (
        <Alert color="yellow" icon={<IconPlugConnectedX aria-hidden />} role="status">
          {t('offline')}
        </Alert>
      )}
      <Group>
        {/* One button, so that the keyboard stays where it is. */}
        <Button
          variant={isRunning ? 'default' : 'filled'}
          disabled={!online && !isRunning}
          leftSection={
            isRunning ? <IconX size={18} aria-hidden /> : <IconPlayerPlay size={18} aria-hidden />
          }
          onClick={isRunning ? cancel : start}
        >
          {t(isRunning ? 'cancel' : state.phase === 'before' ? 'start' : 'again')}
        </Button>
      </Group>
    </>
  );
}
