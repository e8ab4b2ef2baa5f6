'use client';

import { Stack, Table, Text } from '@mantine/core';
import type { HandoverView } from '@switchboard/telephony-api/client';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

/** What the bot has found out, what it understood last, and what kept it from going on. */
export function HandoverSummary({
  summary: { facts, understood, problem },
}: Pick<HandoverView, 'summary'>): ReactElement {
  const t = useTranslations('handover');
  const isEmpty = facts.length === 0 && understood.length === 0 && problem === undefined;
  if (isEmpty) return <Text size="sm">{t('nothingKnown')}</Text>;
  return (
    <Stack gap="xs">
      {facts.length > 0 && (
        <Table captionSide="top" verticalSpacing={4} fz="sm" layout="fixed">
          <Table.Caption ta="start" mt={0}>
            {t('facts')}
          </Table.Caption>
          <Table.Tbody>
            {facts.map(({ name, value }, index) => (
              <Table.Tr key={index}>
                <Table.Th scope="row" className="handover-word">
                  {name}
                </Table.Th>
                <Table.Td className="handover-word">{value}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {understood.length > 0 && (
        <div>
          <Text size="sm" fw={600}>
            {t('understood')}
          </Text>
          <ol className="handover-understood">
            {understood.map((one, index) => (
              <li key={index}>{one}</li>
            ))}
          </ol>
        </div>
      )}
      <Text size="sm">
        <b>{t('why')}</b> {problem ?? t('askedForPerson')}
      </Text>
    </Stack>
  );
}
