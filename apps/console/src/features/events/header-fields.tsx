'use client';

import { ActionIcon, Button, Fieldset, Group, PasswordInput, Text, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import type { FieldsProps } from './fields-props';

const MAX_HEADERS = 10;
const EMPTY = { name: '', value: '' };

/** Headers that are sent with each delivery. Their values are never shown again: one types all or keeps all. */
export function HeaderFields({
  draft,
  subscription,
  problems,
  onChange,
}: FieldsProps): ReactElement {
  const t = useTranslations('events');
  const headers = draft.headers ?? [];
  const put = (at: number, ...instead: readonly (typeof EMPTY)[]): void =>
    onChange({ headers: headers.toSpliced(at, 1, ...instead) });
  const had = subscription?.headers ?? [];
  return (
    <Fieldset legend={t('headers')}>
      <Text size="sm" c="dimmed" mb="sm">
        {had.length > 0 ? t('headersKept', { names: had.join(', ') }) : t('headersHint')}
      </Text>
      {headers.map(({ name, value }, at) => (
        // Rows have no name of their own, and are only ever added at the end.
        <Group key={at} align="flex-start" mb="sm" wrap="nowrap">
          <TextInput
            label={t('headerName')}
            value={name}
            onChange={({ currentTarget }) => put(at, { name: currentTarget.value.trim(), value })}
            flex={1}
          />
          <PasswordInput
            label={t('headerValue')}
            value={value}
            autoComplete="off"
            visibilityToggleButtonProps={{ 'aria-label': t('showValue') }}
            onChange={({ currentTarget }) => put(at, { name, value: currentTarget.value })}
            flex={1}
          />
          <ActionIcon
            variant="subtle"
            mt={28}
            aria-label={t('removeHeader')}
            onClick={() => put(at)}
          >
            <IconX size={18} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      {problems.has('headers') && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {t('headersWrong')}
        </Text>
      )}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={16} aria-hidden />}
        disabled={headers.length >= MAX_HEADERS}
        onClick={() => onChange({ headers: [...headers, EMPTY] })}
      >
        {t('addHeader')}
      </Button>
    </Fieldset>
  );
}
