'use client';

import { Button, Group, Paper, SimpleGrid, Text, ThemeIcon } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { LEFT_OVER, LOOKS } from './states';
import type { LedgerState } from './states';
import type { Orphan } from './use-ledger';

interface ChoiceProps {
  /** The one that is looked at. */
  readonly chosen: LedgerState | null;
  readonly onChoose: (state: LedgerState | null) => void;
}

/** What each state means in which nobody has an identity, and how many are in it. */
export function StateCards({
  orphans,
  ...choice
}: { readonly orphans: readonly Orphan[] } & ChoiceProps): ReactElement {
  const t = useTranslations('ledger');
  return (
    <SimpleGrid component="ul" cols={{ base: 1, xs: 2, lg: 4 }} spacing="md" p={0} m={0} mb="md">
      {LEFT_OVER.map((state) => {
        const { icon: Icon, colour } = LOOKS[state];
        const count = orphans.filter((orphan) => orphan.state === state).length;
        return (
          <Paper component="li" key={state} withBorder p="md" className="state-card">
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
            {(count > 0 || choice.chosen === state) && <Choice state={state} {...choice} />}
          </Paper>
        );
      })}
    </SimpleGrid>
  );
}

function Choice({
  state,
  chosen,
  onChoose,
}: { readonly state: LedgerState } & ChoiceProps): ReactElement {
  const t = useTranslations('ledger');
  const pressed = chosen === state;
  return (
    <Button
      variant={pressed ? 'light' : 'subtle'}
      size="compact-sm"
      aria-pressed={pressed}
      aria-label={t('showOnlyOne', { state: t(`state.${state}`) })}
      onClick={() => onChoose(pressed ? null : state)}
    >
      {t('showOnly')}
    </Button>
  );
}
