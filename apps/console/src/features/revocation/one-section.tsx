'use client';

import { Button, Group, Text } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { PersonFilter } from '../people/person-filter';
import { Section } from '../shell/section';

/** Leads to where the tokens of one person are seen and ended. */
export function OneSection(): ReactElement {
  const t = useTranslations('revocation');
  const [personId, setPersonId] = useState<string | null>(null);
  return (
    <Section title={t('one')}>
      <Text size="sm" c="dimmed" mb="sm">
        {t('oneText')}
      </Text>
      <Group align="flex-end">
        <PersonFilter personId={personId} onChange={setPersonId} />
        {personId && (
          <Button variant="default" component={Link} href={`/people/${personId}`}>
            {t('open')}
          </Button>
        )}
      </Group>
    </Section>
  );
}
