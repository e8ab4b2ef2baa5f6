import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { Device } from './use-device-name.ts';

const PHONES: readonly (string | null)[] = ['iOS', 'Android'];

/** Something for the hand, or for the desk. */
export function DeviceIcon({ system }: Pick<Device, 'system'>): ReactElement {
  const Icon = PHONES.includes(system) ? IconDeviceMobile : IconDeviceDesktop;
  return <Icon size={22} stroke={1.6} aria-hidden style={{ flexShrink: 0 }} />;
}
