'use client';

import { NumberInput, Stack, TagsInput, Text, TextInput, Fieldset } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { ChoiceList } from './choice-list';
import { useDraft } from './draft';
import { NextSelect } from './next-select';

/** What holds for all steps of a flow. */
export function FlowSettings({ mayManage }: { readonly mayManage: boolean }): ReactElement {
  const t = useTranslations('settings');
  const { flow, change } = useDraft();
  return (
    <fieldset disabled={!mayManage} className="plain-fieldset">
      <legend className="visually-hidden">{t('title')}</legend>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('text')}
        </Text>
        <TextInput
          label={t('name')}
          maxLength={60}
          value={flow.title}
          onChange={(event) => change({ ...flow, title: event.currentTarget.value })}
        />
        <NextSelect
          label={t('start')}
          value={flow.start}
          onChange={(start) => change({ ...flow, start })}
        />
        <FlowRepair />
        <ChoiceList
          title={t('everywhere')}
          choices={flow.everywhere}
          onChange={(everywhere) => change({ ...flow, everywhere: [...everywhere] })}
        />
        <TagsInput
          label={t('remembers')}
          description={t('remembersText')}
          value={flow.remembers}
          maxTags={20}
          onChange={(remembers) => change({ ...flow, remembers })}
        />
      </Stack>
    </fieldset>
  );
}

function FlowRepair(): ReactElement {
  const t = useTranslations('repair');
  const { flow, change } = useDraft();
  const { repair } = flow;
  const put = (next: Partial<typeof repair>): void =>
    change({ ...flow, repair: { ...repair, ...next } });
  return (
    <Fieldset legend={t('title')}>
      <Stack gap="xs">
        <TextInput
          label={t('noMatch')}
          value={repair.noMatch}
          onChange={(event) => put({ noMatch: event.currentTarget.value })}
        />
        <TextInput
          label={t('noInput')}
          value={repair.noInput}
          onChange={(event) => put({ noInput: event.currentTarget.value })}
        />
        <NumberInput
          label={t('tries')}
          min={0}
          max={5}
          allowDecimal={false}
          value={repair.tries}
          onChange={(tries) => put({ tries: Number(tries) })}
        />
        <NextSelect label={t('next')} value={repair.next} onChange={(next) => put({ next })} />
      </Stack>
    </Fieldset>
  );
}
