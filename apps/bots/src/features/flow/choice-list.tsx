'use client';

import { Button, Fieldset, Group, Stack, TagsInput, TextInput } from '@mantine/core';
import type { Choice } from '@switchboard/bots';
import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useDraft } from './draft';
import { NextSelect } from './next-select';

const MAX_CHOICES = 12;

interface ListProps {
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly onChange: (choices: readonly Choice[]) => void;
}

/** What can be answered: a card to click, words to say, a key to press. */
export function ChoiceList({ title, choices, onChange }: ListProps): ReactElement {
  const t = useTranslations('choice');
  const { start } = useDraft().flow;
  const put = (index: number, choice: Choice): void => onChange(choices.with(index, choice));
  const add = (): void => {
    const taken = new Set(choices.map(({ id }) => id));
    let at = choices.length + 1;
    while (taken.has(`choice-${at}`)) at++;
    onChange([...choices, { id: `choice-${at}`, label: t('new'), words: [], next: start }]);
  };
  return (
    <Fieldset legend={title}>
      <Stack gap="md">
        {choices.map((choice, index) => (
          <ChoiceFields
            key={choice.id}
            choice={choice}
            onChange={(next) => put(index, next)}
            onRemove={() => onChange(choices.toSpliced(index, 1))}
          />
        ))}
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={choices.length >= MAX_CHOICES}
          onClick={add}
        >
          {t('add')}
        </Button>
      </Stack>
    </Fieldset>
  );
}

function ChoiceFields({
  choice,
  onChange,
  onRemove,
}: {
  readonly choice: Choice;
  readonly onChange: (choice: Choice) => void;
  readonly onRemove: () => void;
}): ReactElement {
  const t = useTranslations('choice');
  const { key: _key, ...keyless } = choice;
  return (
    <Stack gap={6} role="group" aria-label={choice.label}>
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <TextInput
          label={t('label')}
          flex={1}
          maxLength={60}
          value={choice.label}
          onChange={(event) => onChange({ ...choice, label: event.currentTarget.value })}
        />
        <TextInput
          label={t('key')}
          w={64}
          maxLength={1}
          value={choice.key ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onChange(value === '' ? keyless : { ...choice, key: value })
          }
        />
      </Group>
      <TagsInput
        label={t('words')}
        description={t('wordsText')}
        value={choice.words}
        maxTags={20}
        onChange={(words) => onChange({ ...choice, words })}
      />
      <NextSelect
        label={t('next')}
        value={choice.next}
        onChange={(next) => onChange({ ...choice, next })}
      />
      <Button variant="default" size="compact-sm" onClick={onRemove}>
        {t('remove', { label: choice.label })}
      </Button>
    </Stack>
  );
}
