import { IconBrandAndroid, IconBrandApple, IconBrandWindows, IconWorld } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { PushServiceState } from './use-push';

const ICONS: Readonly<Record<PushServiceState['service'], Icon>> = {
  fcm: IconBrandAndroid,
  apns: IconBrandApple,
  wns: IconBrandWindows,
  'web-push': IconWorld,
};

/** The platform that a push service belongs to; its name stands beside it. */
export function ServiceIcon({ service }: Pick<PushServiceState, 'service'>): ReactElement {
  const Icon = ICONS[service];
  return <Icon size={22} stroke={1.6} aria-hidden style={{ flexShrink: 0 }} />;
}
