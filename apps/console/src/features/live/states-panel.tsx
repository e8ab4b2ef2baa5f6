'use client';

import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { can } from '@switchboard/identity';
import { access, useConfirm } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useMe } from '../shell/use-me';
import { ResetState } from './reset-state';
import { useLiveAction } from './use-live-state';
import type { LiveState } from './use-live-state';

const NAME = /^[a-z0-9][a-z0-9-]{0,59}$/;

/** Everything the data plane knows, kept under a name and brought back; or forgotten. */
export function StatesPanel({
  state,
}: {
  readonly state: LiveState | undefined;
}): ReactElement | null {
  const t = useTranslations('live');
  if (!can(useMe().role, 'live.control') || !state) return null;
  return (
    <Stack component="section" aria-labelledby="live-states">
      <Title order={2} size="h4" id="live-states">
        {t('states')}
      </Title>
      <KeepState taken={state.exports} />
      {state.exports.length === 0 && <Text c="dimmed">{t('noStates')}</Text>}
      {state.exports.map((name) => (
        <KeptState key={name} name={name} />
      ))}
      <ResetState />
    </Stack>
  );
}

function KeepState({ taken }: { readonly taken: readonly string[] }): ReactElement {
  const t = useTranslations('live');
  const [name, setName] = useState('');
  const keep = useLiveAction(() => access.live.exportState.mutate({ name }));
  const isWrong = name !== '' && !NAME.test(name);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        keep.mutate(undefined, { onSuccess: () => setName('') });
      }}
    >
      <Group align="flex-start">
        <TextInput
          label={t('stateName')}
          description={taken.includes(name) ? t('stateReplaced') : t('stateNameHint')}
          value={name}
          error={isWrong && t('stateNameWrong')}
          onChange={({ currentTarget: { value } }) => setName(value)}
        />
        <Button type="submit" mt={44} loading={keep.isPending} disabled={name === '' || isWrong}>
          {t('keep')}
        </Button>
      </Group>
    </form>
  );
}

function KeptState({ name }: { readonly name: string }): ReactElement {
  const t = useTranslations('live');
  const [question, ask] = useConfirm();
  const bringBack = useLiveAction(() => access.live.importState.mutate({ name }));
  return (
    <Paper withBorder p="sm">
      {question}
      <Group justify="space-between">
        <Text fw={600}>{name}</Text>
        <Button
          variant="default"
          loading={bringBack.isPending}
          aria-label={t('bringBackNamed', { name })}
          onClick={() =>
            ask(t('bringBackQuestion', { name }), t('bringBack'), () => bringBack.mutate(undefined))
          }
        >
          {t('bringBack')}
        </Button>
      </Group>
    </Paper>
  );
}
