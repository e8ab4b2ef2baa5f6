'use client';

import {
  ActionIcon,
  Button,
  Fieldset,
  Group,
  NativeSelect,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { kindOf, OPERATORS, toFilter } from './conditions';
import type { Condition } from './conditions';
import type { FieldsProps } from './fields-props';

const MAX_CONDITIONS = 25;
const EMPTY: Condition = { operatorType: 'StringIn', key: '', text: '' };

/** Conditions on fields of an event; all of them must hold. */
export function ConditionFields({ draft, problems, onChange }: FieldsProps): ReactElement {
  const t = useTranslations('events');
  const { conditions } = draft;
  const put = (at: number, ...instead: readonly Condition[]): void =>
    onChange({ conditions: conditions.toSpliced(at, 1, ...instead) });
  return (
    <Fieldset legend={t('conditions')}>
      {conditions.map((condition, at) => (
        <ConditionRow
          // Rows have no name of their own, and are only ever added at the end.
          key={at}
          condition={condition}
          isWrong={problems.has('conditions') && !toFilter(condition)}
          onChange={(part) => put(at, { ...condition, ...part })}
          onRemove={() => put(at)}
        />
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={16} aria-hidden />}
        disabled={conditions.length >= MAX_CONDITIONS}
        onClick={() => onChange({ conditions: [...conditions, EMPTY] })}
      >
        {t('addCondition')}
      </Button>
    </Fieldset>
  );
}

function ConditionRow({
  condition,
  isWrong,
  onChange,
  onRemove,
}: {
  readonly condition: Condition;
  readonly isWrong: boolean;
  readonly onChange: (part: Partial<Condition>) => void;
  readonly onRemove: () => void;
}): ReactElement {
  const t = useTranslations('events');
  const { operatorType, key, text } = condition;
  const kind = kindOf(operatorType) ?? 'texts';
  return (
    <Group align="flex-start" mb="sm" wrap="nowrap">
      <TextInput
        label={t('field')}
        placeholder="data.from"
        value={key}
        onChange={({ currentTarget: { value } }) => onChange({ key: value })}
        flex={1}
      />
      <NativeSelect
        label={t('operator')}
        value={operatorType}
        data={Object.keys(OPERATORS)}
        onChange={({ currentTarget: { value } }) => onChange({ operatorType: value })}
        w={160}
      />
      <Textarea
        label={t('values')}
        description={t(`valueHint.${kind}`)}
        value={text}
        error={isWrong && t('conditionWrong')}
        autosize
        maxRows={6}
        disabled={kind === 'nothing'}
        onChange={({ currentTarget: { value } }) => onChange({ text: value })}
        flex={1}
      />
      <ActionIcon variant="subtle" mt={28} aria-label={t('removeCondition')} onClick={onRemove}>
        <IconX size={18} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
