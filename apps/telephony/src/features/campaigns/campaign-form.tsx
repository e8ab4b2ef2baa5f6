'use client';

import {
  Alert,
  Button,
  FileInput,
  Group,
  NumberInput,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import { MAX_TEXT_LENGTH } from '@switchboard/telephony';
import type { CampaignView, NumberView } from '@switchboard/telephony-api/client';
import { IconFileTypeCsv } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { keys } from '../live/keys';
import { telephony } from '../live/telephony';
import { SenderSelect } from '../numbers/sender-select';
import { readTemplate } from '../templates/read-template';
import { VariableButtons } from '../templates/variable-buttons';
import { useWords } from '../words/use-words';

export interface CreatedCampaign {
  readonly campaign: CampaignView;
  readonly refused: readonly { readonly row: number; readonly reason: string }[];
  readonly durationMs: number;
}

interface CampaignFormProps {
  readonly senders: readonly NumberView[];
  readonly onCancel: () => void;
  readonly onCreated: (created: CreatedCampaign) => void;
}

interface Fields {
  readonly name: string;
  readonly ours: string;
  readonly text: string;
  readonly file: File | null;
  readonly textsPerMinute: number | undefined;
}

const EMPTY = { name: '', text: '', file: null, textsPerMinute: undefined };

/** A name, a number of ours, a text, a list, and how fast. */
export function CampaignForm({ senders, onCancel, onCreated }: CampaignFormProps): ReactElement {
  const t = useTranslations('newCampaign');
  const { refusal } = useWords();
  const [fields, setFields] = useState<Fields>({ ...EMPTY, ours: senders[0]?.ours ?? '' });
  const change = (changed: Partial<Fields>): void => setFields({ ...fields, ...changed });
  const create = useCreate(onCreated);
  const { problem } = readTemplate(fields.text);
  const isReady =
    fields.name.trim() !== '' && fields.text.trim() !== '' && !problem && fields.file !== null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) create.mutate(fields);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          data-autofocus
          label={t('name')}
          value={fields.name}
          maxLength={100}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <SenderSelect
          label={t('from')}
          senders={senders}
          value={fields.ours}
          onChange={(ours) => change({ ours })}
        />
        <Textarea
          label={t('text')}
          autosize
          minRows={3}
          maxRows={8}
          maxLength={MAX_TEXT_LENGTH}
          value={fields.text}
          onChange={(event) => change({ text: event.currentTarget.value })}
          error={problem && refusal(problem)}
        />
        <VariableButtons onChoose={(variable) => change({ text: fields.text + variable })} />
        <FileInput
          label={t('list')}
          description={t('columns')}
          placeholder={t('choose')}
          accept=".csv,text/csv"
          leftSection={<IconFileTypeCsv size={18} aria-hidden />}
          value={fields.file}
          onChange={(file) => change({ file })}
        />
        <NumberInput
          label={t('pace')}
          description={t('paceText')}
          min={1}
          max={6_000}
          allowDecimal={false}
          hideControls
          value={fields.textsPerMinute ?? ''}
          onChange={(value) =>
            change({ textsPerMinute: typeof value === 'number' ? value : undefined })
          }
        />
        {create.isError && (
          <Alert color="red" role="alert" title={t('failed')}>
            {refusal(create.error)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={!isReady} loading={create.isPending}>
            {t('create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function useCreate(onCreated: (created: CreatedCampaign) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ file, textsPerMinute, ...fields }: Fields) =>
      telephony.campaigns.create.mutate({
        ...fields,
        csv: (await file?.text()) ?? '',
        ...(textsPerMinute !== undefined && { textsPerMinute }),
      }),
    networkMode: 'always',
    onSuccess: (created) => {
      onCreated(created);
      return queries.invalidateQueries({ queryKey: keys.campaigns });
    },
  });
}
