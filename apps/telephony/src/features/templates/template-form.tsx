'use client';

import { Alert, Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useConfirm } from '@switchboard/page-client';
import { MAX_TEXT_LENGTH } from '@switchboard/telephony';
import type { TemplateView } from '@switchboard/telephony-api/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { keys } from '../live/keys';
import { telephony } from '../live/telephony';
import { useWords } from '../words/use-words';
import { readTemplate } from './read-template';
import { TemplatePreview } from './template-preview';
import { VariableButtons } from './variable-buttons';

interface TemplateFormProps {
  readonly template: TemplateView | undefined;
  readonly onDone: () => void;
}

/** A name, a text with variables, and what it says with values in their place. */
export function TemplateForm({ template, onDone }: TemplateFormProps): ReactElement {
  const t = useTranslations('templates');
  const { refusal } = useWords();
  const [question, confirm] = useConfirm();
  const [name, setName] = useState(template?.name ?? '');
  const [text, setText] = useState(template?.text ?? '');
  const { save, remove } = useTemplateChanges(template, onDone);
  const read = readTemplate(text);
  const isReady = name.trim() !== '' && text.trim() !== '' && read.problem === undefined;
  const failure = save.error ?? remove.error;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) save.mutate({ name, text });
  };
  return (
    <form onSubmit={submit}>
      {question}
      <Stack>
        <TextInput
          data-autofocus
          label={t('name')}
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Textarea
          label={t('body')}
          autosize
          minRows={3}
          maxRows={10}
          value={text}
          maxLength={MAX_TEXT_LENGTH}
          onChange={(event) => setText(event.currentTarget.value)}
          error={read.problem && refusal(read.problem)}
        />
        <VariableButtons onChoose={(variable) => setText(text + variable)} />
        <TemplatePreview text={text} read={read} />
        {failure && (
          <Alert color="red" role="alert" title={t('notSaved')}>
            {refusal(failure)}
          </Alert>
        )}
        <Group>
          {template && (
            <Button
              variant="subtle"
              color="red"
              className="readable-red"
              loading={remove.isPending}
              onClick={() => confirm(t('removeQuestion'), t('remove'), () => remove.mutate())}
            >
              {t('remove')}
            </Button>
          )}
          <Group ms="auto">
            <Button variant="default" onClick={onDone}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={!isReady} loading={save.isPending}>
              {t('save')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}

function useTemplateChanges(template: TemplateView | undefined, onDone: () => void) {
  const queries = useQueryClient();
  const done = {
    networkMode: 'always' as const,
    onSuccess: () => {
      onDone();
      return queries.invalidateQueries({ queryKey: keys.templates });
    },
  };
  const save = useMutation({
    ...done,
    mutationFn: (fields: { name: string; text: string }) =>
      template
        ? telephony.templates.update.mutate({ templateId: template.id, ...fields })
        : telephony.templates.create.mutate(fields),
  });
  const remove = useMutation({
    ...done,
    mutationFn: async () =>
      template && telephony.templates.remove.mutate({ templateId: template.id }),
  });
  return { save, remove };
}
