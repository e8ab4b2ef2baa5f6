'use client';

import { TextInput } from '@mantine/core';
import { displayNumber, parseNumber } from '@switchboard/telephony';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useWords } from '../words/use-words';

interface NumberInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean;
}

/**
 * Takes a number as people write it, and says as which it is understood. What is still being written is not
 * wrong yet: problems are told when one leaves the field.
 */
export function NumberInput({ label, value, onChange, disabled }: NumberInputProps): ReactElement {
  const t = useTranslations('numberInput');
  const { refusal } = useWords();
  const [isLeft, setIsLeft] = useState(false);
  const parsed = parseNumber(value);
  const problem = isLeft && value.trim() !== '' && !parsed.ok ? refusal(parsed.problem) : undefined;
  return (
    <TextInput
      data-autofocus
      type="tel"
      inputMode="tel"
      autoComplete="off"
      label={label}
      placeholder="+1 425 555 0100"
      description={parsed.ok ? t('read', readingOf(parsed.number.e164)) : t('hint')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={value}
      maxLength={40}
      disabled={disabled}
      onChange={(event) => onChange(event.currentTarget.value)}
      onFocus={() => setIsLeft(false)}
      onBlur={() => setIsLeft(true)}
      error={problem}
    />
  );
}

const readingOf = (e164: string) => ({ number: displayNumber(e164), e164 });
