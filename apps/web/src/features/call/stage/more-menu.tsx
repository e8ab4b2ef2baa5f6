'use client';

import { ActionIcon, Menu, Modal, Table, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { CallSession, CallSnapshot } from '@switchboard/calling';
import {
  IconChartLine,
  IconDialpad,
  IconDots,
  IconKeyboard,
  IconPlayerPause,
  IconPlayerPlay,
} from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Dialpad } from './dialpad';
import { StatisticsPanel } from './statistics-panel';
import { TransferDialogs, TransferItems } from './transfer-ways';
import type { TransferWay } from './transfer-ways';
import { shortcuts } from './use-shortcuts';

/** What one needs rarely: hold, keys, handing over, and how to do all of it by keyboard. */
export function MoreMenu({
  call,
  session,
}: {
  readonly call: CallSnapshot;
  readonly session: CallSession;
}): ReactElement {
  const t = useTranslations('call');
  const [pad, dialpad] = useDisclosure(false);
  const [keys, keyboard] = useDisclosure(false);
  const [way, setWay] = useState<TransferWay>();
  const [numbers, statistics] = useDisclosure(false);
  const held = call.phase.name === 'held' && call.phase.by === 'me';
  const live = call.phase.name === 'connected' || call.phase.name === 'held';
  const two = call.target.kind === 'people' && Object.keys(call.participants).length === 1;
  return (
    <>
      <Menu position="top-end">
        <Menu.Target>
          <Tooltip label={t('moreActions')}>
            <ActionIcon size={44} radius="xl" variant="default" aria-label={t('moreActions')}>
              <IconDots size={22} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            disabled={!live}
            leftSection={held ? <IconPlayerPlay size={18} /> : <IconPlayerPause size={18} />}
            onClick={() => void session.setHeld(!held)}
          >
            {t(held ? 'resume' : 'hold')}
          </Menu.Item>
          <TransferItems disabled={!live || !two} onChoose={setWay} />
          <Menu.Item
            disabled={!live}
            leftSection={<IconDialpad size={18} />}
            onClick={dialpad.open}
          >
            {t('dialpad')}
          </Menu.Item>
          <Menu.Item leftSection={<IconChartLine size={18} />} onClick={statistics.open}>
            {t('statistics')}
          </Menu.Item>
          <Menu.Item leftSection={<IconKeyboard size={18} />} onClick={keyboard.open}>
            {t('shortcuts')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Dialpad opened={pad} onClose={dialpad.close} session={session} />
      <TransferDialogs way={way} session={session} onClose={() => setWay(undefined)} />
      <StatisticsPanel callRef={call.ref} opened={numbers} onClose={statistics.close} />
      <Shortcuts opened={keys} onClose={keyboard.close} />
    </>
  );
}

function Shortcuts({
  opened,
  onClose,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
}): ReactElement {
  const t = useTranslations('call');
  const rows = [
    ['mute', shortcuts.mute],
    ['cameraOn', shortcuts.camera],
    ['raiseHand', shortcuts.hand],
    ['leave', shortcuts.leave],
    ['pushToTalk', shortcuts.talk],
  ] as const;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('shortcuts')}
      zIndex={400}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Table>
        <Table.Tbody>
          {rows.map(([word, keys]) => (
            <Table.Tr key={word}>
              <Table.Td>{t(word)}</Table.Td>
              <Table.Td>
                <kbd>{keys}</kbd>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
