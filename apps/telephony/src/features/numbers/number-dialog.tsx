'use client';

import { Alert, Button, Group, Modal, Select, Stack, Switch, TextInput } from '@mantine/core';
import { parseSender } from '@switchboard/telephony';
import type { NumberView } from '@switchboard/telephony-api/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { keys } from '../live/keys';
import { telephony } from '../live/telephony';
import { useWords } from '../words/use-words';

const STATES = ['unverified', 'pending', 'verified', 'rejected'] as const;

type Fields = Pick<NumberView, 'ours' | 'label' | 'verification' | 'sendsTexts'>;

interface NumberDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The one to change; a new one without. */
  readonly number?: NumberView | undefined;
}

/** Says what a number of ours is called and how far its verification is. */
export function NumberDialog({ opened, onClose, number }: NumberDialogProps): ReactElement {
  const t = useTranslations('numbers');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t(number ? 'editTitle' : 'add')}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      <NumberForm number={number} onDone={onClose} />
    </Modal>
  );
}

function NumberForm({
  number,
  onDone,
}: {
  readonly number: NumberView | undefined;
  readonly onDone: () => void;
}): ReactElement {
  const t = useTranslations('numbers');
  const { refusal } = useWords();
  const queries = useQueryClient();
  const [fields, setFields] = useState<Fields>({
    ours: number?.ours ?? '',
    label: number?.label ?? '',
    verification: number?.verification ?? 'unverified',
    sendsTexts: number?.sendsTexts ?? true,
  });
  const change = (changed: Partial<Fields>): void => setFields({ ...fields, ...changed });
  const put = useMutation({
    mutationFn: (wanted: Fields) => telephony.numbers.put.mutate(wanted),
    networkMode: 'always',
    onSuccess: () => {
      onDone();
      return queries.invalidateQueries({ queryKey: keys.numbers });
    },
  });
  const isReady = parseSender(fields.ours.trim()) !== undefined && fields.label.trim() !== '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) put.mutate({ ...fields, ours: fields.ours.trim() });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('number')}
          description={t('numberText')}
          placeholder="+14255550100"
          value={fields.ours}
          maxLength={40}
          disabled={number !== undefined}
          onChange={(event) => change({ ours: event.currentTarget.value })}
        />
        <TextInput
          label={t('label')}
          value={fields.label}
          maxLength={100}
          onChange={(event) => change({ label: event.currentTarget.value })}
        />
        <Select
          label={t('verification')}
          description={t('verificationText')}
          allowDeselect={false}
          data={STATES.map((value) => ({ value, label: t(`verifications.${value}`) }))}
          value={fields.verification}
          onChange={(value) =>
            change({ verification: STATES.find((state) => state === value) ?? 'unverified' })
          }
        />
        <Switch
          label={t('sendsTexts')}
          checked={fields.sendsTexts}
          onChange={(event) => change({ sendsTexts: event.currentTarget.checked })}
        />
        {put.isError && (
          <Alert color="red" role="alert" title={t('notSaved')}>
            {refusal(put.error)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={!isReady} loading={put.isPending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
