'use client';

import { Group, Paper, SimpleGrid, Text, ThemeIcon } from '@mantine/core';
import { IconCircleDashed, IconHourglass, IconSignature } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Moment } from '../shell/moment';
import type { KeyState } from './use-keys';

const SLOTS = ['primary', 'secondary'] as const;
type KeyUse = 'signs' | 'accepted' | 'idle';

const LOOKS: Readonly<Record<KeyUse, readonly [Icon, string]>> = {
  signs: [IconSignature, 'green'],
  accepted: [IconHourglass, 'orange'],
  idle: [IconCircleDashed, 'gray'],
};

type Used = KeyState & { readonly inUse: NonNullable<KeyState['inUse']> };

/** Both keys side by side: which one signs, and what the other one is. */
export function KeyCards({ state }: { readonly state: Used }): ReactElement {
  const t = useTranslations('key');
  return (
    <SimpleGrid component="ul" aria-label={t('keys')} cols={{ base: 1, sm: 2 }} p={0} m={0}>
      {SLOTS.map((slot) => (
        <KeyCard key={slot} slot={slot} state={state} />
      ))}
    </SimpleGrid>
  );
}

function KeyCard({
  slot,
  state,
}: {
  readonly slot: (typeof SLOTS)[number];
  readonly state: Used;
}): ReactElement {
  const t = useTranslations('key');
  const { inUse, former, since, author } = state;
  const use = slot === inUse.slot ? 'signs' : former ? 'accepted' : 'idle';
  const [Icon, colour] = LOOKS[use];
  const shown = [inUse, former].find((key) => key?.slot === slot);
  return (
    <Paper component="li" withBorder p="lg" style={{ listStyle: 'none' }}>
      <Group wrap="nowrap" align="flex-start">
        <ThemeIcon variant="light" color={colour} size="lg" radius="md" aria-hidden>
          <Icon size={20} stroke={1.6} />
        </ThemeIcon>
        <div>
          <Text fw={600}>{t(`slot.${slot}`)}</Text>
          <Text size="sm">{t(`use.${use}`)}</Text>
          <Text size="sm" c="dimmed">
            {shown ? (
              <>
                {t('fingerprint')} <span className="code">{shown.fingerprint}</span>
              </>
            ) : (
              t('notKnown')
            )}
          </Text>
          {use === 'signs' && since && (
            <Text size="sm" c="dimmed">
              <Moment at={since} /> {author && t('by', { name: author.name })}
            </Text>
          )}
        </div>
      </Group>
    </Paper>
  );
}
