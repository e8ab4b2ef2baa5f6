'use client';

import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { access } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useKeyReason, useKeyStep } from './use-keys';
import type { KeyState } from './use-keys';

/** The other key is tried, and signs from then on; this one is still accepted. */
export function FirstStep({
  state: { inUse, makesKeys },
}: {
  readonly state: KeyState & { readonly inUse: NonNullable<KeyState['inUse']> };
}): ReactElement {
  const t = useTranslations('key');
  const [key, setKey] = useState('');
  const reason = useKeyReason();
  const next = t(`slot.${inUse.slot === 'primary' ? 'secondary' : 'primary'}`);
  const rotate = useKeyStep(
    (given: string) => access.keys.rotate.mutate(given ? { key: given } : {}),
    t('rotated', { key: next }),
  );
  const problem = rotate.error && reason(rotate.error);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        rotate.mutate(key.trim());
      }}
    >
      <Stack align="flex-start">
        <Text size="sm" maw="44rem">
          {t(makesKeys ? 'firstText' : 'firstTextAzure', { key: next })}
        </Text>
        {!makesKeys && (
          <PasswordInput
            label={next}
            description={t('pasteHint')}
            value={key}
            error={problem}
            onChange={({ currentTarget: { value } }) => setKey(value)}
            autoComplete="off"
            required
            w="100%"
            maw={520}
          />
        )}
        {makesKeys && problem && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {problem}
          </Text>
        )}
        <Button type="submit" loading={rotate.isPending} disabled={!makesKeys && !key.trim()}>
          {t('rotate', { key: next })}
        </Button>
      </Stack>
    </form>
  );
}
