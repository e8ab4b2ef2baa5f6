'use client';

import { Button, Group, Loader, Stack, Text } from '@mantine/core';
import { access, useConfirm } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useKeyReason, useKeyStep } from './use-keys';
import type { KeyState } from './use-keys';
import { useSettled } from './use-settled';

/** The former key is accepted no more. */
export function SecondStep({
  state: { former, makesKeys, settledAt },
}: {
  readonly state: KeyState & { readonly former: NonNullable<KeyState['former']> };
}): ReactElement {
  const t = useTranslations('key');
  const [question, ask] = useConfirm();
  const settled = useSettled(settledAt);
  const reason = useKeyReason();
  const key = t(`slot.${former.slot}`);
  const retire = useKeyStep(() => access.keys.retire.mutate(), t('retired', { key }));
  const act = (): void => retire.mutate(undefined);
  return (
    <Stack align="flex-start">
      {question}
      <Text size="sm" maw="44rem">
        {t(makesKeys ? 'secondText' : 'secondTextAzure', { key })}
      </Text>
      {retire.error && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {reason(retire.error)}
        </Text>
      )}
      <Group role="status">
        {!settled && (
          <>
            <Loader size="xs" aria-hidden />
            <Text size="sm" c="dimmed">
              {t('settling', { key })}
            </Text>
          </>
        )}
      </Group>
      <Button
        color={makesKeys ? 'red.9' : undefined}
        disabled={!settled}
        loading={retire.isPending}
        onClick={() =>
          makesKeys ? ask(t('retireQuestion', { key }), t('retireNow', { key }), act) : act()
        }
      >
        {t(makesKeys ? 'retire' : 'retireAzure', { key })}
      </Button>
    </Stack>
  );
}
