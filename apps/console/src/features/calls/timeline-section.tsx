'use client';

import { Chip, Group, Table, Text } from '@mantine/core';
import { useAddressFilter } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import { usePathname } from 'next/navigation';
import type { ReactElement } from 'react';
import { Moment } from '../shell/moment';
import { Section } from '../shell/section';
import { PartyName } from './party-name';
import { AREAS, readTimelineFilter, shown, writeTimelineFilter } from './timeline-filter';
import type { Area, TimelineFilter } from './timeline-filter';
import { useEntryText } from './use-entry-text';
import type { TraceEntry } from './use-calls';

/** Everything that happened to a call, the first first. */
export function TimelineSection({
  entries,
  more,
}: {
  readonly entries: readonly TraceEntry[];
  readonly more: number;
}): ReactElement {
  const t = useTranslations('calls.timeline');
  const [filter, change] = useAddressFilter(usePathname(), readTimelineFilter, writeTimelineFilter);
  const left = shown(entries, filter);
  return (
    <Section title={t('title')} aside={<AreaChips filter={filter} onChange={change} />}>
      {left.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t(entries.length === 0 ? 'none' : 'noMatch')}
        </Text>
      ) : (
        <Entries entries={left} />
      )}
      {more > 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          {t('more', { count: more })}
        </Text>
      )}
    </Section>
  );
}

function AreaChips({
  filter: { without },
  onChange,
}: {
  readonly filter: TimelineFilter;
  readonly onChange: (change: Partial<TimelineFilter>) => void;
}): ReactElement {
  const t = useTranslations('calls.timeline');
  const choose = (chosen: readonly string[]): void =>
    onChange({ without: AREAS.filter((area) => !chosen.includes(area)) });
  return (
    <Chip.Group multiple value={AREAS.filter((area) => !without.includes(area))} onChange={choose}>
      <Group gap="xs" role="group" aria-label={t('show')}>
        {AREAS.map((area: Area) => (
          <Chip key={area} value={area} size="sm" variant="outline">
            {t(`area.${area}`)}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}

function Entries({ entries }: { readonly entries: readonly TraceEntry[] }): ReactElement {
  const t = useTranslations('calls.timeline');
  const text = useEntryText();
  return (
    <Table.ScrollContainer minWidth={560} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table captionSide="top">
        <Table.Caption className="visually-hidden">{t('title')}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {(['at', 'areaOf', 'what', 'who'] as const).map((head) => (
              <Table.Th key={head} scope="col">
                {t(head)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry, at) => (
            // Entries have no name of their own; they only become more.
            <Table.Tr key={at}>
              <Table.Td>
                <Moment at={entry.at} />
              </Table.Td>
              <Table.Td>{t(`area.${entry.area}`)}</Table.Td>
              <Table.Td>{text(entry)}</Table.Td>
              <Table.Td>
                {'who' in entry && entry.who ? <PartyName who={entry.who} /> : '–'}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
