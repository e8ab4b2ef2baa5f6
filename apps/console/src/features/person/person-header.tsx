'use client';

import { Alert, Box, Group, Stack, Text, Title } from '@mantine/core';
import { PersonAvatar, usePlace } from '@switchboard/ui';
import { IconLock, IconUserOff } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { stateOf } from '../people/person-state';
import { RoleBadge } from '../people/role-badge';
import { StateBadge } from '../people/state-badge';
import { Ago } from '../shell/ago';
import { useMe } from '../shell/use-me';
import { PersonActions } from './person-actions';
import type { Person, PersonFile } from './use-person';

/** Who it is, how they stand, and what may be done. */
export function PersonHeader({
  person,
  holdings,
}: {
  readonly person: Person;
  readonly holdings: PersonFile['holdings'];
}): ReactElement {
  const t = useTranslations('person');
  usePlace(person.name);
  const self = useMe().id === person.id;
  return (
    <Stack component="header" gap="md">
      <Group justify="space-between" gap="md">
        <Group gap="md" wrap="nowrap" miw={0}>
          <PersonAvatar name={person.name} size={56} />
          <Box miw={0}>
            <Title order={1} size="h2" className="breakable">
              {person.name}
            </Title>
            <Group gap="sm" mt={4}>
              <RoleBadge role={person.role} />
              <Text span size="sm">
                <StateBadge state={stateOf(person)} />
              </Text>
              <Text span size="sm" c="dimmed">
                {t('lastActive')}:{' '}
                {person.lastActiveAt ? <Ago at={person.lastActiveAt} /> : t('never')}
              </Text>
              {self && (
                <Text span size="sm" c="dimmed">
                  {t('you')}
                </Text>
              )}
            </Group>
          </Box>
        </Group>
        <PersonActions person={person} holdings={holdings} />
      </Group>
      <AccountStatus person={person} />
    </Stack>
  );
}

/** Why they cannot come in, if they cannot. */
function AccountStatus({ person }: { readonly person: Person }): ReactElement {
  const t = useTranslations('person');
  const format = useFormatter();
  const state = stateOf(person);
  const at =
    person.blockedAt &&
    format.dateTime(new Date(person.blockedAt), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <div role="status">
      {state === 'blocked' && (
        <Alert color="red" icon={<IconLock />}>
          {t('blockedText', { at: at ?? '' })}
        </Alert>
      )}
      {state === 'erased' && (
        <Alert color="gray" icon={<IconUserOff />}>
          {t('erasedText')}
        </Alert>
      )}
    </div>
  );
}
