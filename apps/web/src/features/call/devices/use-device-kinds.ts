'use client';

import type { Device } from '@switchboard/calling';
import { useCalling, useDevices } from '@switchboard/calling/react';
import { useTranslations } from 'use-intl';

export interface DeviceKind {
  readonly kind: 'microphone' | 'camera' | 'speaker';
  readonly label: string;
  readonly devices: readonly NamedDevice[];
  readonly chosen: string | undefined;
  readonly choose: (id: string) => void;
}

export type NamedDevice = Pick<Device, 'id' | 'name'>;

/** What can be chosen here, named; without the speaker where the browser does not let one choose. */
export function useDeviceKinds(): DeviceKind[] {
  const t = useTranslations('call');
  const calling = useCalling();
  const { microphones, microphone, cameras, camera, speakers, speaker, canChooseSpeaker } =
    useDevices();
  const kind = (
    of: DeviceKind['kind'],
    devices: readonly Device[],
    chosen: string | undefined,
    choose: (id: string) => Promise<void>,
  ): DeviceKind => ({
    kind: of,
    label: t(of),
    devices: devices.map(({ id, name }, at) => ({ id, name: name || `${t(of)} ${at + 1}` })),
    chosen,
    choose: (id) => void choose(id),
  });
  return [
    kind('microphone', microphones, microphone, (id) => calling.devices.chooseMicrophone(id)),
    kind('camera', cameras, camera, (id) => calling.chooseCamera(id)),
    ...(canChooseSpeaker
      ? [kind('speaker', speakers, speaker, (id) => calling.devices.chooseSpeaker(id))]
      : []),
  ];
}
