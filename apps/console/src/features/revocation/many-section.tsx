'use client';

import { Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Section } from '../shell/section';
import { ManyForm } from './many-form';
import { RevocationProgress } from './revocation-progress';
import { useRevocation } from './use-revocation';

/** Ends what a whole role holds, or everybody: for when something has leaked. */
export function ManySection(): ReactElement {
  const t = useTranslations('revocation');
  const revocation = useRevocation();
  return (
    <Section title={t('many')}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('manyText')}
        </Text>
        {revocation.state === 'idle' ? (
          <ManyForm onStart={revocation.start} />
        ) : (
          <RevocationProgress revocation={revocation} />
        )}
      </Stack>
    </Section>
  );
}
