'use client';

import { Alert, Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { mayManage, memberRoles } from '@switchboard/identity';
import type { MemberRole } from '@switchboard/identity';
import { access } from '@switchboard/page-client';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useMe } from '../shell/use-me';
import { problemsOf } from './new-person-problems';
import type { PersonDraft } from './new-person-problems';
import type { Person } from './use-people';
import { usePeopleReason } from './use-people-reason';

interface FormProps {
  readonly issuer: string;
  readonly invites: boolean;
  readonly onCreated: (person: Person) => void;
  readonly onCancel: () => void;
}

const FIELDS = ['name', 'email', 'subject', 'issuer'] as const;
const HINTS = { email: 'emailHint', subject: 'subjectHint', issuer: 'issuerHint' } as const;

export function NewPersonForm({ issuer, invites, onCreated, onCancel }: FormProps): ReactElement {
  const t = useTranslations('newPerson');
  const reason = usePeopleReason();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<PersonDraft>({ issuer, subject: '', name: '', email: '' });
  const [role, setRole] = useState<MemberRole>('member');
  const [tried, setTried] = useState(false);
  const problems = problemsOf(draft);
  const create = useMutation({
    mutationFn: () =>
      access.people.create.mutate({ ...draft, email: draft.email || undefined, role }),
    onSuccess: async (person) => {
      onCreated(person);
      await queries.invalidateQueries({ queryKey: ['people'] });
    },
  });
  const submit = (): void => {
    setTried(true);
    if (Object.keys(problems).length === 0) create.mutate();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack>
        <Text c="dimmed" size="sm">
          {t(invites ? 'inviteText' : 'text')}
        </Text>
        {FIELDS.map((field) => {
          const problem = tried ? problems[field] : undefined;
          return (
            <TextInput
              key={field}
              label={t(field)}
              description={field === 'name' ? undefined : t(HINTS[field])}
              data-autofocus={field === 'name' || undefined}
              required={field !== 'email'}
              value={draft[field]}
              error={problem && t(problem)}
              onChange={({ currentTarget: { value } }) => setDraft({ ...draft, [field]: value })}
            />
          );
        })}
        <RoleChoice role={role} onChange={setRole} />
        {create.error && (
          <Alert color="red" role="alert" icon={<IconAlertTriangle />}>
            {reason(create.error)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {t(invites ? 'createInvite' : 'create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Only what the asker may hand out. */
function RoleChoice({
  role,
  onChange,
}: {
  readonly role: MemberRole;
  readonly onChange: (role: MemberRole) => void;
}): ReactElement {
  const t = useTranslations('newPerson');
  const word = useTranslations('role');
  const me = useMe();
  const choices = memberRoles.filter((one) => mayManage(me.role, one));
  return (
    <NativeSelect
      label={t('role')}
      data={choices.map((one) => ({ value: one, label: word(one) }))}
      value={role}
      onChange={({ currentTarget: { value } }) =>
        onChange(memberRoles.find((one) => one === value) ?? 'member')
      }
    />
  );
}
