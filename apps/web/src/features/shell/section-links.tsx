'use client';

import { Button, Group, Indicator } from '@mantine/core';
import { IconDoor, IconMessages, IconPhone } from '@tabler/icons-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useUnseenCalls } from '../history/use-call-history';

const SECTIONS = [
  ['chat', '/chat', IconMessages],
  ['calls', '/calls', IconPhone],
  ['rooms', '/rooms', IconDoor],
] as const;

/** From conversations to calls and rooms, and back. */
export function SectionLinks(): ReactElement {
  const t = useTranslations('sections');
  const path = usePathname();
  const unseen = useUnseenCalls();
  return (
    <Group gap={4} px="xs" pb="sm" wrap="nowrap" grow preventGrowOverflow={false}>
      {SECTIONS.map(([word, href, Icon]) => {
        const missed = word === 'calls' ? unseen : 0;
        const label = missed > 0 ? t('missed', { count: missed }) : t(word);
        const current = path.startsWith(href);
        return (
          <Indicator key={word} label={missed} size={16} disabled={missed === 0} color="red.8">
            <Button
              component={Link}
              href={href}
              size="compact-md"
              fullWidth
              px={6}
              fz="sm"
              styles={{ section: { marginInlineEnd: 5 } }}
              variant={current ? 'light' : 'subtle'}
              leftSection={<Icon size={18} aria-hidden />}
              aria-label={label}
              aria-current={current ? 'page' : undefined}
            >
              {t(word)}
            </Button>
          </Indicator>
        );
      })}
    </Group>
  );
}
