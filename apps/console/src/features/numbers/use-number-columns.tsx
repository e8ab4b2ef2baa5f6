'use client';

import { ActionIcon, Menu } from '@mantine/core';
import type { Column } from '@switchboard/ui';
import { IconAdjustments, IconDots, IconPencil, IconPhoneOff } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Moment } from '../shell/moment';
import { keyOf } from './capability-choices';
import { useMoney } from './use-money';
import type { OwnedNumber } from './use-numbers';

export type NumberDialog = 'describe' | 'capabilities' | 'release';

interface NumberRights {
  readonly mayDescribe: boolean;
  readonly mayBuy: boolean;
  readonly onChoose: (dialog: NumberDialog, number: OwnedNumber) => void;
}

export function useNumberColumns(rights: NumberRights): readonly Column<OwnedNumber>[] {
  const t = useTranslations('numbers');
  const money = useMoney();
  return [
    {
      id: 'number',
      header: t('number'),
      main: true,
      cell: ({ number }) => <span className="moment">{number}</span>,
    },
    { id: 'name', header: t('name'), cell: ({ name }) => name || '–' },
    { id: 'route', header: t('route'), short: true, cell: ({ route }) => t(`routes.${route}`) },
    {
      id: 'callerId',
      header: t('callerId'),
      short: true,
      cell: ({ callerId }) => (callerId ? t('callerIdMembers') : '–'),
    },
    { id: 'type', header: t('type'), short: true, cell: ({ type }) => t(`types.${type}`) },
    {
      id: 'calling',
      header: t('calling'),
      short: true,
      cell: ({ capabilities }) => t(`callingWords.${keyOf(capabilities.calling)}`),
    },
    {
      id: 'sms',
      header: t('sms'),
      short: true,
      cell: ({ capabilities }) => t(`smsWords.${keyOf(capabilities.sms)}`),
    },
    { id: 'cost', header: t('cost'), short: true, align: 'end', cell: ({ cost }) => money(cost) },
    {
      id: 'bought',
      header: t('bought'),
      short: true,
      extra: true,
      cell: ({ boughtAt }) => <Moment at={boughtAt} />,
    },
    {
      id: 'country',
      header: t('country'),
      short: true,
      extra: true,
      cell: ({ countryCode }) => countryCode,
    },
    ...(rights.mayDescribe
      ? [
          {
            id: 'actions',
            header: t('actions'),
            short: true as const,
            cell: (number: OwnedNumber) => <Actions number={number} {...rights} />,
          },
        ]
      : []),
  ];
}

function Actions({
  number,
  mayBuy,
  onChoose,
}: NumberRights & { readonly number: OwnedNumber }): ReactElement {
  const t = useTranslations('numbers');
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" aria-label={t('actionsOf', { number: number.number })}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconPencil size={16} aria-hidden />}
          onClick={() => onChoose('describe', number)}
        >
          {t('describe')}
        </Menu.Item>
        {mayBuy && (
          <>
            <Menu.Item
              leftSection={<IconAdjustments size={16} aria-hidden />}
              onClick={() => onChoose('capabilities', number)}
            >
              {t('changeCapabilities')}
            </Menu.Item>
            <Menu.Item
              color="var(--mantine-color-error)"
              leftSection={<IconPhoneOff size={16} aria-hidden />}
              onClick={() => onChoose('release', number)}
            >
              {t('release')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
