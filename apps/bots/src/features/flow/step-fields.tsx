'use client';

import { Checkbox, Select, Text, Textarea, TextInput } from '@mantine/core';
import type { Step, StepOf } from '@switchboard/bots';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { AnswerFields } from './answer-fields';
import { ChoiceList } from './choice-list';
import { useDraft } from './draft';
import { NextSelect } from './next-select';
import { RepairFields } from './repair-fields';

interface FieldsProps<S extends Step> {
  readonly step: S;
  readonly onChange: (step: Step) => void;
}

/** What can be said of a step of its kind. */
export function StepFields({ step, onChange }: FieldsProps<Step>): ReactElement {
  const t = useTranslations('step');
  switch (step.kind) {
    case 'say':
      return (
        <>
          <WordsInput step={step} onChange={onChange} />
          <NextSelect
            label={t('next')}
            value={step.next}
            onChange={(next) => onChange({ ...step, next })}
          />
        </>
      );
    case 'menu':
      return (
        <>
          <WordsInput step={step} onChange={onChange} />
          <ChoiceList
            title={t('choices')}
            choices={step.choices}
            onChange={(choices) => onChange({ ...step, choices: [...choices] })}
          />
          <RepairFields
            repair={step.repair ?? {}}
            onChange={(repair) => onChange({ ...step, repair })}
          />
        </>
      );
    case 'ask':
      return <AskFields step={step} onChange={onChange} />;
    case 'skill':
      return <SkillFields step={step} onChange={onChange} />;
    case 'person':
      return <PersonFields step={step} onChange={onChange} />;
    case 'end':
      return <WordsInput step={step} onChange={onChange} />;
  }
}

function WordsInput({
  step,
  onChange,
}: FieldsProps<Exclude<Step, { kind: 'skill' }>>): ReactElement {
  const t = useTranslations('step');
  return (
    <Textarea
      label={t('text')}
      description={t('textText', { fact: '{name}', optional: '{name|there}' })}
      autosize
      minRows={2}
      maxLength={1_000}
      value={step.text}
      onChange={(event) => onChange({ ...step, text: event.currentTarget.value })}
    />
  );
}

function AskFields({ step, onChange }: FieldsProps<StepOf<'ask'>>): ReactElement {
  const t = useTranslations('step');
  const { confirm, ...unconfirmed } = step;
  return (
    <>
      <WordsInput step={step} onChange={onChange} />
      <AnswerFields type={step.type} onChange={(type) => onChange({ ...step, type })} />
      <TextInput
        label={t('fact')}
        description={t('factText')}
        value={step.fact}
        onChange={(event) => onChange({ ...step, fact: event.currentTarget.value })}
      />
      <Checkbox
        label={t('secret')}
        checked={step.isSecret}
        onChange={(event) => onChange({ ...step, isSecret: event.currentTarget.checked })}
      />
      <TextInput
        label={t('confirm')}
        description={t('confirmText')}
        maxLength={1_000}
        value={confirm ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChange(value === '' ? unconfirmed : { ...step, confirm: value })
        }
      />
      <NextSelect
        label={t('next')}
        value={step.next}
        onChange={(next) => onChange({ ...step, next })}
      />
      <RepairFields
        repair={step.repair ?? {}}
        onChange={(repair) => onChange({ ...step, repair })}
      />
    </>
  );
}

function SkillFields({ step, onChange }: FieldsProps<StepOf<'skill'>>): ReactElement {
  const t = useTranslations('step');
  const { base, flow } = useDraft();
  const skill = base.skills.find(({ name }) => name === step.skill);
  const choose = (name: string | null): void => {
    const outcomes = base.skills.find((one) => one.name === name)?.outcomes ?? [];
    const next = outcomes.map((outcome) => [outcome, step.next[outcome] ?? flow.start]);
    onChange({ ...step, skill: name ?? '', next: Object.fromEntries(next) as typeof step.next });
  };
  return (
    <>
      <Select
        label={t('skill')}
        data={base.skills.map(({ name }) => name)}
        value={step.skill === '' ? null : step.skill}
        onChange={choose}
      />
      {skill && (
        <Text size="sm" c="dimmed">
          {skill.description} {t('skillText', { needs: skill.needs.join(', ') || '–' })}
        </Text>
      )}
      {[...(skill?.outcomes ?? []), 'failed', 'missing'].map((outcome) => (
        <NextSelect
          key={outcome}
          label={t('outcome', { outcome })}
          value={step.next[outcome]}
          isOptional={outcome === 'failed' || outcome === 'missing'}
          onChange={(next) => onChange({ ...step, next: { ...step.next, [outcome]: next } })}
          onClear={() => {
            const { [outcome]: _gone, ...rest } = step.next;
            onChange({ ...step, next: rest });
          }}
        />
      ))}
    </>
  );
}

function PersonFields({ step, onChange }: FieldsProps<StepOf<'person'>>): ReactElement {
  const t = useTranslations('step');
  return (
    <>
      <WordsInput step={step} onChange={onChange} />
      <TextInput
        label={t('team')}
        description={t('teamText')}
        value={step.team}
        onChange={(event) => onChange({ ...step, team: event.currentTarget.value })}
      />
      <NextSelect
        label={t('nobody')}
        value={step.nobody}
        onChange={(nobody) => onChange({ ...step, nobody })}
      />
    </>
  );
}
