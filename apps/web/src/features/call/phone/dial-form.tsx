'use client';

import { Alert, Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { phoneId } from '@switchboard/calling/view-models';
import { displayNumber, formatDialled, readDialled } from '@switchboard/telephony';
import type { DialledNumber } from '@switchboard/telephony';
import { IconAlertTriangle, IconPhone } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useEffect, useRef, useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { DialKeys } from './dial-keys';
import { PriceLine } from './price-line';
import { useCallPrice } from './use-call-price';
import type { CallerId } from './use-caller-ids';

/** A phone that is to be called. */
export interface Dialled {
  /** Raw id. */
  readonly id: string;
  /** As E.164 has it. */
  readonly callerId: string;
  /** As people read the number. */
  readonly title: string;
}

/** A number to call, typed, pasted or by keys, and from which number. */
export function DialForm({
  callerIds,
  action,
  initial = '',
  from,
  onDial,
}: {
  /** One at least. */
  readonly callerIds: readonly CallerId[];
  readonly action: string;
  readonly initial?: string | undefined;
  /** The number that is chosen to call from, if it is one of them. */
  readonly from?: string | undefined;
  readonly onDial: (dialled: Dialled) => void;
}): ReactElement {
  const t = useTranslations('dial');
  const [callerId, setCallerId] = useState(() => firstOf(callerIds, from));
  const home = callingCodeOf(callerId);
  const [written, setWritten] = useState(() => formatDialled(initial));
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // The dialog was open before it was known which numbers there are.
  useEffect(() => field.current?.focus(), []);
  const read = readDialled(written, home);
  const price = useCallPrice(read.kind === 'number' ? read.number.e164 : undefined, callerId);
  const write = (text: string): void => {
    setTried(false);
    setWritten(text);
  };
  const type = (text: string): void => {
    const typed = text.replace(/^\s*tel:/i, '');
    // Whoever takes away or changes something in the middle is not to be corrected.
    const atEnd = field.current?.selectionEnd === text.length;
    write(typed.length > written.length && atEnd ? formatDialled(typed, home) : typed);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (read.kind !== 'number' || price?.kind === 'denied') return field.current?.focus();
    const { e164 } = read.number;
    onDial({ id: phoneId(e164), callerId, title: displayNumber(e164) });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          ref={field}
          data-autofocus
          type="tel"
          autoComplete="off"
          label={t('number')}
          description={t('numberHint')}
          value={written}
          maxLength={40}
          error={tried ? problemOf(read, t) : undefined}
          onChange={({ currentTarget: { value } }) => type(value)}
        />
        <DialKeys
          onKey={(key) => write(formatDialled(written + key, home))}
          onDelete={() => write(written.slice(0, -1))}
        />
        {read.kind === 'emergency' ? (
          <Emergency />
        ) : (
          <>
            <CallFrom callerIds={callerIds} value={callerId} onChange={setCallerId} />
            <PriceLine price={price} />
          </>
        )}
        <Group justify="flex-end">
          <Button type="submit" leftSection={<IconPhone size={18} aria-hidden />}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function CallFrom({
  callerIds,
  value,
  onChange,
}: {
  readonly callerIds: readonly CallerId[];
  readonly value: string;
  readonly onChange: (number: string) => void;
}): ReactElement {
  const t = useTranslations('dial');
  return (
    <NativeSelect
      label={t('from')}
      description={t('fromHint')}
      value={value}
      data={callerIds.map(({ number, name }) => ({ value: number, label: labelOf(number, name) }))}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

/** Nobody is to lose time with a call that finds no help. */
function Emergency(): ReactElement {
  const t = useTranslations('dial');
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      title={t('emergency.title')}
      icon={<IconAlertTriangle aria-hidden />}
    >
      {t('emergency.text')}
    </Alert>
  );
}

function problemOf(
  read: DialledNumber,
  t: ReturnType<typeof useTranslations<'dial'>>,
): string | undefined {
  if (read.kind === 'emergency') return t('emergency.title');
  if (read.kind === 'nothing') return t('problem.number-missing');
  return read.kind === 'problem' ? t(`problem.${read.problem}`) : undefined;
}

function labelOf(number: string, name: string): string {
  const shown = displayNumber(number);
  return name ? `${name} · ${shown}` : shown;
}

function firstOf(callerIds: readonly CallerId[], from: string | undefined): string {
  return (callerIds.find(({ number }) => number === from) ?? callerIds[0])?.number ?? '';
}

function callingCodeOf(callerId: string): string | undefined {
  const read = readDialled(callerId);
  return read.kind === 'number' ? read.number.callingCode : undefined;
}
