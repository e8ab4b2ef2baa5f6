'use client';

import { Select } from '@mantine/core';
import { displayNumber } from '@switchboard/telephony';
import type { NumberView } from '@switchboard/telephony-api/client';
import type { ReactElement } from 'react';

interface SenderSelectProps {
  readonly label: string;
  readonly senders: readonly NumberView[];
  readonly value: string;
  readonly onChange: (ours: string) => void;
}

/** From which of our numbers: by what it is called, and the number itself. */
export function SenderSelect({ label, senders, value, onChange }: SenderSelectProps): ReactElement {
  return (
    <Select
      label={label}
      allowDeselect={false}
      value={value}
      onChange={(ours) => ours !== null && onChange(ours)}
      data={senders.map((sender) => ({
        value: sender.ours,
        label: [sender.label, displayNumber(sender.ours)].filter(Boolean).join(' · '),
      }))}
    />
  );
}
