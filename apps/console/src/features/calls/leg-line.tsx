'use client';

import { Group } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBellRinging,
  IconPhoneCall,
  IconPlayerPause,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import type { CallLeg } from './use-calls';

const LOOKS: Readonly<Record<CallLeg['state'], Icon>> = {
  ringing: IconBellRinging,
  waiting: IconBellRinging,
  connected: IconPhoneCall,
  hold: IconPlayerPause,
};

/** How somebody is in a call: ringing, talking, on hold, muted. */
export function LegState({ leg: { state, muted } }: { readonly leg: CallLeg }): ReactElement {
  const t = useTranslations('calls');
  const Look = LOOKS[state];
  return (
    <Group component="span" gap={6} wrap="nowrap" display="inline-flex">
      <Look size={16} aria-hidden />
      {t(`state.${state}`)}
      {muted && ` · ${t('muted')}`}
    </Group>
  );
}

/** Where it ends: a page, a phone, an application; nothing while nobody has answered. */
export function LegEnd({ leg: { end } }: { readonly leg: CallLeg }): ReactElement {
  const t = useTranslations('calls.end');
  const known = (['page', 'phone', 'automation'] as const).find((one) => one === end);
  return <>{known ? t(known) : (end ?? t('none'))}</>;
}

/** How a phone is heard, in a word; the rest is in the details of the call. */
export function LegQuality({ leg }: { readonly leg: CallLeg }): ReactElement {
  const t = useTranslations('calls');
  const { quality, isBad } = leg;
  if (!quality) return <>{t(leg.end === 'phone' ? 'quality.soon' : 'quality.notMeasured')}</>;
  const share = quality.lostLately ?? quality.lost ?? 0;
  const text = t(isBad ? 'quality.bad' : 'quality.good', { share });
  if (!isBad) return <>{text}</>;
  return (
    <Group
      component="span"
      gap={6}
      wrap="nowrap"
      display="inline-flex"
      c="var(--mantine-color-error)"
    >
      <IconAlertTriangle size={16} aria-hidden />
      {text}
    </Group>
  );
}
