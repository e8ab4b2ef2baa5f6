'use client';

import { Menu } from '@mantine/core';
import type { CallSession } from '@switchboard/calling';
import {
  IconArrowForwardUp,
  IconMessageUser,
  IconPhoneOutgoing,
  IconPhonePlus,
} from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { DialDialog } from '../phone/dial-dialog';
import { useCallStarter } from '../start/call-starter';
import { PickPeople } from './add-to-call';

const ICONS = {
  transfer: IconArrowForwardUp,
  transferToPhone: IconPhoneOutgoing,
  consult: IconMessageUser,
  consultPhone: IconPhonePlus,
} as const;

/** To whom the other one is given, and whether one talks to them first. */
export type TransferWay = keyof typeof ICONS;

const blind = ['transfer', 'transferToPhone'] as const;
const consulting = ['consult', 'consultPhone'] as const;

export function TransferItems({
  disabled,
  onChoose,
}: {
  readonly disabled: boolean;
  readonly onChoose: (way: TransferWay) => void;
}): ReactElement {
  const t = useTranslations('call');
  const canCall = useCallStarter() !== undefined;
  return (
    <>
      {[...blind, ...(canCall ? consulting : [])].map((way) => {
        const Icon = ICONS[way];
        return (
          <Menu.Item
            key={way}
            disabled={disabled}
            leftSection={<Icon size={18} />}
            onClick={() => onChoose(way)}
          >
            {t(way)}
          </Menu.Item>
        );
      })}
    </>
  );
}

/** Asks to whom. Who is talked to first is called, which puts this call on hold. */
export function TransferDialogs({
  way,
  session,
  onClose,
}: {
  readonly way: TransferWay | undefined;
  readonly session: CallSession;
  readonly onClose: () => void;
}): ReactElement {
  const t = useTranslations('call');
  const ask = useCallStarter();
  const consult = (id: string, callerId?: string): void =>
    ask?.({
      target: { kind: 'people', ids: [id], callerId },
      ...{ video: false, names: {}, title: '' },
    });
  const isFirst = way === 'consult' || way === 'consultPhone';
  const action = t(isFirst ? 'callFirst' : 'transferNow');
  return (
    <>
      <PickPeople
        opened={way === 'transfer' || way === 'consult'}
        onClose={onClose}
        title={t(isFirst ? 'consult' : 'transfer')}
        action={action}
        one
        onPick={([to]) => {
          if (to !== undefined) void (isFirst ? consult(to) : session.transfer(to));
        }}
      />
      <DialDialog
        opened={way === 'transferToPhone' || way === 'consultPhone'}
        title={t(isFirst ? 'consultPhone' : 'transferToPhone')}
        action={action}
        onClose={onClose}
        onDial={({ id, callerId }) =>
          void (isFirst ? consult(id, callerId) : session.transfer(id, { callerId }))
        }
      />
    </>
  );
}
