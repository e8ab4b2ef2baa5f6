'use client';

import { Table } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { ladderLines } from './ladder-lines';
import type { LadderMessage } from './use-ladders';

/** The messages in words: when, from whom, and what. */
export function LadderTable({
  messages,
  trunk,
}: {
  readonly messages: readonly LadderMessage[];
  readonly trunk: string;
}): ReactElement {
  const t = useTranslations('phoneNetwork.calls');
  return (
    <Table captionSide="top">
      <Table.Caption>{t('messages')}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('time')}</Table.Th>
          <Table.Th scope="col">{t('from')}</Table.Th>
          <Table.Th scope="col">{t('message')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {ladderLines(messages).map(({ label, isOut, afterMs }, at) => (
          // Messages have no name of their own, and never change places.
          <Table.Tr key={at}>
            <Table.Td>{t('after', { seconds: afterMs / 1_000 })}</Table.Td>
            <Table.Td>{isOut ? t('us') : trunk}</Table.Td>
            <Table.Td>{label}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
