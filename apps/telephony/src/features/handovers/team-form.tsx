'use client';

import { Alert, Button, Group, MultiSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import { useConfirm } from '@switchboard/page-client';
import type { Colleague } from '@switchboard/telephony-api';
import type { TeamView } from '@switchboard/telephony-api/client';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { useWords } from '../words/use-words';
import { teamFieldsOf } from './team-fields';
import type { TeamFields } from './team-fields';
import { usePutTeam, useRemoveTeam } from './use-teams';

const MAX_PEOPLE = 50;
const [SHORTEST, LONGEST] = [5, 120];

interface TeamFormProps {
  /** Undefined for a new one. */
  readonly team: TeamView | undefined;
  readonly people: readonly Colleague[];
  readonly onDone: () => void;
}

/** Who is in a team, in which order, and what each of them can be asked for. */
export function TeamForm({ team, people, onDone }: TeamFormProps): ReactElement {
  const t = useTranslations('teams');
  const { refusal } = useWords();
  const [fields, setFields] = useState(() => teamFieldsOf(team));
  const put = usePutTeam(team?.id, onDone);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    put.mutate(fields);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Fields fields={fields} people={people} onChange={setFields} />
        {put.isError && (
          <Alert color="red" role="alert" title={t('notSaved')}>
            {refusal(put.error)}
          </Alert>
        )}
        <Group justify="flex-end">
          {team && <RemoveButton team={team} onDone={onDone} />}
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={fields.name.trim() === ''} loading={put.isPending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Fields({
  fields,
  people,
  onChange,
}: {
  readonly fields: TeamFields;
  readonly people: readonly Colleague[];
  readonly onChange: (fields: TeamFields) => void;
}): ReactElement {
  const t = useTranslations('teams');
  const change = (changed: Partial<TeamFields>): void => onChange({ ...fields, ...changed });
  const nameOf = (id: string): string => people.find((one) => one.id === id)?.name ?? '';
  const { name, seconds, personIds, skills } = fields;
  return (
    <>
      <TextInput
        label={t('name')}
        description={t('nameText')}
        required
        maxLength={60}
        value={name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <MultiSelect
        label={t('people')}
        description={t('peopleText')}
        data={people.map((one) => ({ value: one.id, label: one.name }))}
        value={[...personIds]}
        maxValues={MAX_PEOPLE}
        onChange={(chosen) => change({ personIds: chosen })}
      />
      {personIds.map((id) => (
        <TextInput
          key={id}
          label={t('skillsOf', { name: nameOf(id) || t('somebody') })}
          placeholder={t('skillsExample')}
          maxLength={400}
          value={skills[id] ?? ''}
          onChange={(event) => change({ skills: { ...skills, [id]: event.currentTarget.value } })}
        />
      ))}
      <NumberInput
        label={t('seconds')}
        min={SHORTEST}
        max={LONGEST}
        clampBehavior="strict"
        allowDecimal={false}
        value={seconds}
        onChange={(chosen) => change({ seconds: Number(chosen) })}
      />
    </>
  );
}

function RemoveButton({
  team: { id, name },
  onDone,
}: {
  readonly team: TeamView;
  readonly onDone: () => void;
}): ReactElement {
  const t = useTranslations('teams');
  const [question, confirm] = useConfirm();
  const remove = useRemoveTeam(id, onDone);
  return (
    <>
      {question}
      <Button
        variant="subtle"
        color="red.9"
        me="auto"
        loading={remove.isPending}
        onClick={() => confirm(t('removeQuestion', { name }), t('remove'), () => remove.mutate())}
      >
        {t('remove')}
      </Button>
    </>
  );
}
