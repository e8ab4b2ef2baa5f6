'use client';

import { Box, SimpleGrid, Text } from '@mantine/core';
import type { ModelSpend } from '@switchboard/bots-api/client';
import { QueryTrouble } from '@switchboard/page-client';
import { useFormatter, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { LimitBar } from '../call-spend/limit-bar';
import { Section } from '../shell/section';
import { useModelSpend } from './use-bots';
import { usedToday } from './used-today';

/** How much of today's language model is used; nothing where none is asked. */
export function ModelSection(): ReactElement | null {
  const t = useTranslations('bots');
  const query = useModelSpend();
  if (!query.data)
    return query.error ? <QueryTrouble title={t('modelFailed')} query={query} /> : null;
  const { limits } = query.data;
  return limits && <ModelUse spend={query.data} limits={limits} />;
}

function ModelUse({
  spend,
  limits,
}: {
  readonly spend: ModelSpend;
  readonly limits: NonNullable<ModelSpend['limits']>;
}): ReactElement {
  const t = useTranslations('bots');
  const format = useFormatter();
  const used = usedToday(spend);
  return (
    <Box mt="xl">
      <Section title={t('model')}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {(['requests', 'tokens'] as const).map((what) => (
            <div key={what}>
              <Text size="sm" mb={4}>
                {t(`modelUse.${what}`)}
              </Text>
              <LimitBar
                label={t(`modelUse.${what}`)}
                used={used[what]}
                cap={limits[`${what}ADay`]}
                say={(value) => format.number(value)}
              />
            </div>
          ))}
        </SimpleGrid>
      </Section>
    </Box>
  );
}
