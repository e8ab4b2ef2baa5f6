'use client';

import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import type { Step } from '@switchboard/bots';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { isName, ofKind, renameStep, withoutStep, withStep } from './change-flow';
import { useDraft } from './draft';
import { StepFields } from './step-fields';

const KINDS = ['say', 'menu', 'ask', 'skill', 'person', 'end'] as const;

interface EditorProps {
  readonly name: string;
  readonly mayManage: boolean;
  readonly onChoose: (step: string | undefined) => void;
}

/** One step: what it is called, what kind it is, and what it says. */
export function StepEditor({ name, mayManage, onChoose }: EditorProps): ReactElement | null {
  const t = useTranslations('step');
  const { flow, change } = useDraft();
  const step = flow.steps[name];
  if (!step) return null;
  const put = (next: Step): void => change(withStep(flow, name, next));
  const remove = (): void => {
    change(withoutStep(flow, name));
    onChoose(undefined);
  };
  return (
    <fieldset disabled={!mayManage} className="plain-fieldset">
      <legend className="visually-hidden">{t('of', { name })}</legend>
      <Stack gap="sm">
        <NameInput name={name} onChoose={onChoose} />
        <Select
          label={t('kind')}
          data={KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          value={step.kind}
          allowDeselect={false}
          disabled={!mayManage}
          onChange={(kind) => kind && put(ofKind(step, kind as Step['kind'], flow.start))}
        />
        <StepFields step={step} onChange={put} />
        <Group justify="space-between">
          <Button variant="default" onClick={() => onChoose(undefined)}>
            {t('close')}
          </Button>
          {name !== flow.start && (
            <Button variant="subtle" color="red.9" onClick={remove}>
              {t('remove')}
            </Button>
          )}
        </Group>
      </Stack>
    </fieldset>
  );
}

/** Another name is taken over when one leaves the field, and only if it can be one. */
function NameInput({ name, onChoose }: Pick<EditorProps, 'name' | 'onChoose'>): ReactElement {
  const t = useTranslations('step');
  const { flow, change } = useDraft();
  const [text, setText] = useState(name);
  const isTaken = text !== name && Object.hasOwn(flow.steps, text);
  const problem = isTaken ? t('nameTaken') : isName(text) ? undefined : t('nameWrong');
  const rename = (): void => {
    if (problem !== undefined || text === name) return;
    change(renameStep(flow, name, text));
    onChoose(text);
  };
  return (
    <TextInput
      label={t('name')}
      description={t('nameText')}
      value={text}
      error={problem}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={rename}
    />
  );
}
