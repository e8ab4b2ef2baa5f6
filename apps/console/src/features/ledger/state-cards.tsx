'use client';

import { Group, Paper, SimpleGrid, Text, ThemeIcon } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { LOOKS, STATES } from './states';
import type { Orphan } from './sort-orphans';

/** What each state means, and how many are in it. */
export function StateCards({ orphans }: { readonly orphans: readonly Orphan[] }): ReactElement {
  const t = useTranslations('ledger');
  return (
    <SimpleGrid component="ul" cols={{ base: 1, xs: 2, lg: 4 }} spacing="md" p={0} m={0} mb="xl">
      {STATES.map((state) => {
        const { icon: Icon, colour } = LOOKS[state];
        const count = orphans.filter((orphan) => orphan.state === state).length;
        return (
          <Paper component="li" key={state} withBorder p="md" style={{ listStyle: 'none' }}>
            <Group justify="space-between" wrap="nowrap">
              <ThemeIcon variant="light" color={colour} size="lg" radius="md" aria-hidden>
                <Icon size={20} stroke={1.6} />
              </ThemeIcon>
              <Text fz={28} fw={650} lh={1} className="moment">
                {count}
              </Text>
            </Group>
            <Text fw={600} mt="sm">
              {t(`state.${state}`)}
            </Text>
            <Text size="sm" c="dimmed" mt={4}>
              {t(`meaning.${state}`)}
            </Text>
          </Paper>
        );
      })}
    </SimpleGrid>
  );
}
