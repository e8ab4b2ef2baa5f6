'use client';

import { Table } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Moment } from '../shell/moment';
import { Section } from '../shell/section';
import { LegEnd, LegQuality, LegState } from './leg-line';
import { PartyName } from './party-name';
import { useQualityText } from './use-quality-text';
import type { CallLeg } from './use-calls';

/** Everybody who is in a call or rung, and how phones are heard. */
export function LegsSection({ legs }: { readonly legs: readonly CallLeg[] }): ReactElement {
  const t = useTranslations('calls');
  const qualityText = useQualityText();
  const heads = ['participants', 'endOf', 'stateOf', 'since', 'qualityOf', 'measured'] as const;
  return (
    <Section title={t('inIt')}>
      <Table.ScrollContainer minWidth={640} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table captionSide="top">
          <Table.Caption className="visually-hidden">{t('inIt')}</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              {heads.map((head) => (
                <Table.Th key={head} scope="col">
                  {t(head)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {legs.map((leg) => (
              <Table.Tr key={leg.who.id}>
                <Table.Th scope="row">
                  <PartyName who={leg.who} />
                </Table.Th>
                <Table.Td>
                  <LegEnd leg={leg} />
                </Table.Td>
                <Table.Td>
                  <LegState leg={leg} />
                </Table.Td>
                <Table.Td>
                  <Moment at={leg.since} />
                </Table.Td>
                <Table.Td>
                  <LegQuality leg={leg} />
                </Table.Td>
                <Table.Td>{leg.quality ? qualityText(leg.quality) : '–'}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  );
}
