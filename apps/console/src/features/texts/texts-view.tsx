'use client';

import { Button, Select, TextInput } from '@mantine/core';
import { PageHeader, usePaging, useTableWords } from '@switchboard/page-client';
import { DataTable, useCursors } from '@switchboard/ui';
import { IconMessageCircle, IconRefresh } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { ControlTrouble } from '../shell/control-trouble';
import { NothingFound } from '../shell/nothing-found';
import { useRestingText } from '../shell/use-resting-text';
import { ProviderCards } from './provider-cards';
import { isNarrow, NO_FILTER, readState, TEXT_STATES } from './text-filter';
import type { TextFilter } from './text-filter';
import { useTextColumns } from './use-text-columns';
import { useTexts } from './use-texts';

/** Who texted whom and what became of it; what was said is deleted once it is sent, and never shown. */
export function TextsView(): ReactElement {
  const t = useTranslations('texts');
  const [filter, setFilter] = useState(NO_FILTER);
  const change = (part: Partial<TextFilter>): void => setFilter((now) => ({ ...now, ...part }));
  const cursors = useCursors(JSON.stringify(filter));
  const query = useTexts(filter, cursors.cursor);
  const columns = useTextColumns();
  const words = useTableWords();
  const paging = usePaging(cursors, query.data?.cursor);
  const header = <PageHeader title={t('title')} text={t('text')} />;
  if (!query.data && (query.error || query.isPaused)) {
    return (
      <>
        {header}
        <ControlTrouble area="texts" query={query} />
      </>
    );
  }
  return (
    <>
      {header}
      <ProviderCards />
      <DataTable
        name="texts"
        caption={t('caption')}
        columns={columns}
        rows={query.data?.items}
        rowKey={({ id }) => id}
        busy={query.isPlaceholderData}
        empty={
          <NothingFound
            list="texts"
            icon={<IconMessageCircle size={36} stroke={1.5} />}
            isFiltered={isNarrow(filter)}
            onClear={() => setFilter(NO_FILTER)}
          />
        }
        toolbar={<TextTools filter={filter} onChange={change} />}
        paging={paging}
        words={{ ...words, previous: t('newer'), next: t('older') }}
      />
    </>
  );
}

function TextTools({
  filter,
  onChange,
}: {
  readonly filter: TextFilter;
  readonly onChange: (part: Partial<TextFilter>) => void;
}): ReactElement {
  const t = useTranslations('texts');
  const queries = useQueryClient();
  const { text, type } = useRestingText(filter.sender, (sender) => onChange({ sender }));
  return (
    <>
      <Select
        label={t('state')}
        placeholder={t('anyState')}
        data={TEXT_STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
        value={filter.state}
        onChange={(state) => onChange({ state: readState(state) })}
        clearable
        clearButtonProps={{ 'aria-label': t('clearState') }}
        w={180}
      />
      <TextInput
        type="search"
        label={t('sender')}
        placeholder="+1425…"
        value={text}
        onChange={({ currentTarget: { value } }) => type(value)}
        w={200}
      />
      <Button
        variant="default"
        leftSection={<IconRefresh size={16} aria-hidden />}
        onClick={() => void queries.invalidateQueries({ queryKey: ['texts'] })}
      >
        {t('look')}
      </Button>
    </>
  );
}
