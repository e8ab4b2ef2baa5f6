'use client';

import { Group, NumberInput, Select, TextInput } from '@mantine/core';
import type { SlotType } from '@switchboard/bots';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

const KINDS = ['digits', 'reference', 'yes-no', 'number', 'date', 'text'] as const;

const NEW: Readonly<Record<SlotType['kind'], SlotType>> = {
  digits: { kind: 'digits', min: 1, max: 4 },
  reference: { kind: 'reference', prefix: 'A', digits: 4 },
  'yes-no': { kind: 'yes-no' },
  number: { kind: 'number', min: 0, max: 100 },
  date: { kind: 'date' },
  text: { kind: 'text', maxLength: 200 },
};

interface AnswerProps {
  readonly type: SlotType;
  readonly onChange: (type: SlotType) => void;
}

/** What kind of answer a question wants, and its limits. */
export function AnswerFields({ type, onChange }: AnswerProps): ReactElement {
  const t = useTranslations('answer');
  return (
    <>
      <Select
        label={t('kind')}
        data={KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        value={type.kind}
        allowDeselect={false}
        onChange={(kind) => kind && onChange(NEW[kind as SlotType['kind']])}
      />
      <Limits type={type} onChange={onChange} />
    </>
  );
}

function Limits({ type, onChange }: AnswerProps): ReactElement | null {
  const t = useTranslations('answer');
  switch (type.kind) {
    case 'digits':
    case 'number':
      return (
        <Group grow>
          <Whole label={t('min')} value={type.min} onChange={(min) => onChange({ ...type, min })} />
          <Whole label={t('max')} value={type.max} onChange={(max) => onChange({ ...type, max })} />
        </Group>
      );
    case 'reference':
      return (
        <Group grow>
          <TextInput
            label={t('prefix')}
            maxLength={4}
            value={type.prefix}
            onChange={(event) =>
              onChange({ ...type, prefix: event.currentTarget.value.toUpperCase() })
            }
          />
          <Whole
            label={t('digits')}
            value={type.digits}
            onChange={(digits) => onChange({ ...type, digits })}
          />
        </Group>
      );
    case 'text':
      return (
        <Whole
          label={t('maxLength')}
          value={type.maxLength}
          onChange={(maxLength) => onChange({ ...type, maxLength })}
        />
      );
    case 'yes-no':
    case 'date':
      return null;
  }
}

function Whole({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}): ReactElement {
  return (
    <NumberInput
      label={label}
      value={value}
      allowDecimal={false}
      onChange={(next) => onChange(Number(next))}
    />
  );
}
