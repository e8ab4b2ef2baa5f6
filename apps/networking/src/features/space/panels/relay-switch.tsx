'use client';

import { Switch } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { setAlwaysRelayed } from '../session/relay-setting';
import { useSpace, useSpaceState } from '../space-context';

/** Whether connections of our own may be direct. */
export function RelaySwitch(): ReactElement {
  const t = useTranslations('space.relay');
  const { space } = useSpace();
  const { isRelayOnly } = useSpaceState();
  return (
    <Switch
      label={t('only')}
      description={t('text')}
      checked={isRelayOnly}
      onChange={({ currentTarget: { checked } }) => {
        setAlwaysRelayed(checked);
        space.setRelayOnly(checked);
      }}
    />
  );
}
