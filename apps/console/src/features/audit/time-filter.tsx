'use client';

import { TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { fromLocal, toLocal } from './local-moment';

interface TimeProps {
  readonly from: string | null;
  readonly to: string | null;
  readonly onChange: (change: { from: string | null } | { to: string | null }) => void;
}

/** From when, and until when; in the time of who looks. */
export function TimeFilter({ from, to, onChange }: TimeProps): ReactElement {
  const t = useTranslations('audit');
  const backwards = from !== null && to !== null && to <= from;
  return (
    <>
      <MomentField label={t('from')} moment={from} onChange={(at) => onChange({ from: at })} />
      <MomentField
        label={t('to')}
        moment={to}
        onChange={(at) => onChange({ to: at })}
        error={backwards ? t('backwards') : undefined}
      />
    </>
  );
}

function MomentField({
  label,
  moment,
  onChange,
  error,
}: {
  readonly label: string;
  readonly moment: string | null;
  readonly onChange: (moment: string | null) => void;
  readonly error?: string | undefined;
}): ReactElement {
  const [text, setText] = useState(toLocal(moment));
  const [shown, setShown] = useState(moment);
  // Changed by something else than typing, as when everything is shown again.
  if (moment !== shown) {
    setShown(moment);
    if (moment !== fromLocal(text)) setText(toLocal(moment));
  }
  return (
    <TextInput
      type="datetime-local"
      label={label}
      value={text}
      onChange={({ currentTarget: { value } }) => {
        setText(value);
        onChange(fromLocal(value));
      }}
      error={error}
      inputWrapperOrder={['label', 'error', 'input']}
      w={210}
    />
  );
}
