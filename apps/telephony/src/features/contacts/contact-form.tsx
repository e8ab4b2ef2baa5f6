'use client';

import { Alert, Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { parseNumber } from '@switchboard/telephony';
import type { ContactView } from '@switchboard/telephony-api/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { NumberInput } from '../inbox/number-input';
import { keys } from '../live/keys';
import { telephony } from '../live/telephony';
import { useWords } from '../words/use-words';

type Fields = Pick<ContactView, 'name' | 'number' | 'timeZone'>;

interface ContactFormProps {
  readonly contact: ContactView | undefined;
  readonly begun: Fields;
  readonly onDone: () => void;
}

const ZONES = Intl.supportedValuesOf('timeZone');

export function ContactForm({ contact, begun, onDone }: ContactFormProps): ReactElement {
  const t = useTranslations('contacts');
  const { refusal } = useWords();
  const [fields, setFields] = useState(begun);
  const save = useSave(contact, onDone);
  const isReady = fields.name.trim() !== '' && parseNumber(fields.number).ok;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) save.mutate(fields);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          data-autofocus
          label={t('name')}
          value={fields.name}
          maxLength={100}
          onChange={({ currentTarget: { value: name } }) => setFields({ ...fields, name })}
        />
        <NumberInput
          label={t('number')}
          value={fields.number}
          onChange={(number) => setFields({ ...fields, number })}
        />
        <Select
          label={t('timeZone')}
          description={t('timeZoneText')}
          placeholder={t('timeZoneUnknown')}
          searchable
          clearable
          limit={50}
          data={ZONES}
          value={fields.timeZone}
          onChange={(timeZone) => setFields({ ...fields, timeZone })}
          clearButtonProps={{ 'aria-label': t('timeZoneClear') }}
        />
        {save.isError && (
          <Alert color="red" role="alert" title={t('notSaved')}>
            {refusal(save.error)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={!isReady} loading={save.isPending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function useSave(contact: ContactView | undefined, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (fields: Fields) =>
      contact
        ? telephony.contacts.update.mutate({ contactId: contact.id, ...fields })
        : telephony.contacts.create.mutate(fields),
    networkMode: 'always',
    onSuccess: () => {
      onDone();
      return queries.invalidateQueries({ queryKey: keys.everything });
    },
  });
}
