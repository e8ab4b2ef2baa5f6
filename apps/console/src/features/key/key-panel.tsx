'use client';

import { Skeleton, Stack } from '@mantine/core';
import { can } from '@switchboard/identity';
import { QueryTrouble } from '@switchboard/page-client';
import { EmptyState } from '@switchboard/ui';
import { IconIdBadge2 } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Section } from '../shell/section';
import { useMe } from '../shell/use-me';
import { FirstStep } from './first-step';
import { KeyCards } from './key-cards';
import { SecondStep } from './second-step';
import { useKeys } from './use-keys';
import type { KeyState } from './use-keys';

/** Which key signs, and its rotation: the other one in, then this one out. */
export function KeyPanel(): ReactElement {
  const t = useTranslations('key');
  const query = useKeys();
  if (query.data) return <Keys state={query.data} />;
  if (query.error || query.isPaused) return <QueryTrouble title={t('failed')} query={query} />;
  return <Skeleton h={280} />;
}

function Keys({ state }: { readonly state: KeyState }): ReactElement {
  const t = useTranslations('key');
  const mayRotate = can(useMe().role, 'key.rotate');
  const { inUse, former } = state;
  if (!inUse) {
    return (
      <EmptyState
        icon={<IconIdBadge2 size={36} stroke={1.5} />}
        title={t('none')}
        text={t('noneText')}
      />
    );
  }
  return (
    <Stack gap="lg">
      <KeyCards state={{ ...state, inUse }} />
      {mayRotate && (
        <Section title={t(former ? 'second' : 'first')}>
          {former ? (
            <SecondStep state={{ ...state, former }} />
          ) : (
            <FirstStep state={{ ...state, inUse }} />
          )}
        </Section>
      )}
    </Stack>
  );
}
