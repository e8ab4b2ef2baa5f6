'use client';

import { Checkbox, Group, Loader, Pill, PillGroup, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { PersonAvatar } from '@switchboard/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { access } from './access.ts';
import { useReason } from './use-reason.ts';

export interface FoundPerson {
  readonly id: string;
  readonly name: string;
}

interface PersonSearchProps {
  readonly chosen: readonly FoundPerson[];
  readonly onChange: (chosen: readonly FoundPerson[]) => void;
  /** What else can be done with somebody who was found. */
  readonly actions?: (person: FoundPerson) => ReactElement;
}

/** Finds people in the directory and collects those chosen. */
export function PersonSearch({ chosen, onChange, actions }: PersonSearchProps): ReactElement {
  const t = useTranslations('personSearch');
  const reason = useReason();
  const [text, setText] = useState('');
  const [query] = useDebouncedValue(text.trim(), 200);
  const longEnough = query.length >= 2;
  const {
    data: found = [],
    error,
    isFetching,
  } = useQuery({
    queryKey: ['directory', query],
    queryFn: ({ signal }) => access.directory.search.query({ query }, { signal }),
    enabled: longEnough,
    staleTime: 30_000,
  });
  const toggle = (person: FoundPerson): void => {
    const without = chosen.filter(({ id }) => id !== person.id);
    onChange(without.length < chosen.length ? without : [...chosen, person]);
  };

  return (
    <Stack gap="xs">
      <TextInput
        data-autofocus
        type="search"
        label={t('search')}
        description={t('hint')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        rightSection={isFetching && <Loader size="xs" aria-label={t('searching')} />}
        error={error ? reason(error) : undefined}
        autoComplete="off"
      />
      <ChosenPeople chosen={chosen} onRemove={toggle} />
      <Stack gap={2} mih={160} role="group" aria-label={t('results')}>
        {found.map((person) => (
          <Group key={person.id} gap={4} wrap="nowrap">
            <PersonCheckbox
              person={person}
              checked={chosen.some(({ id }) => id === person.id)}
              onToggle={() => toggle(person)}
            />
            {actions?.(person)}
          </Group>
        ))}
        {longEnough && !isFetching && !error && found.length === 0 && (
          <Text c="dimmed" role="status">
            {t('none')}
          </Text>
        )}
      </Stack>
    </Stack>
  );
}

interface ChosenProps {
  readonly chosen: readonly FoundPerson[];
  readonly onRemove: (person: FoundPerson) => void;
}

function ChosenPeople({ chosen, onRemove }: ChosenProps): ReactElement {
  const t = useTranslations('personSearch');
  return (
    <PillGroup aria-label={t('selected')} role="group">
      {chosen.map((person) => (
        <Pill
          key={person.id}
          size="lg"
          withRemoveButton
          onRemove={() => onRemove(person)}
          removeButtonProps={{ 'aria-label': t('remove', { name: person.name }) }}
        >
          {person.name}
        </Pill>
      ))}
    </PillGroup>
  );
}

interface CheckboxProps {
  readonly person: FoundPerson;
  readonly checked: boolean;
  readonly onToggle: () => void;
}

function PersonCheckbox({ person: { name }, checked, onToggle }: CheckboxProps): ReactElement {
  return (
    <Checkbox
      flex={1}
      p="xs"
      checked={checked}
      onChange={onToggle}
      label={
        <Group gap="xs">
          <PersonAvatar name={name} size={28} />
          {name}
        </Group>
      }
      styles={{ body: { alignItems: 'center' } }}
    />
  );
}
