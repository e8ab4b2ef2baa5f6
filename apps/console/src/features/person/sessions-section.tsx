'use client';

import { Button, Skeleton, Text } from '@mantine/core';
import { QueryTrouble, SessionList, useConfirm } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Section } from '../shell/section';
import { useMe } from '../shell/use-me';
import { rightsOver } from './rights-over';
import type { Person } from './use-person';
import { useEndSession, useEndSessions, useSessions } from './use-sessions';

/** Where somebody is signed in, and the ways to end it. */
export function SessionsSection({ person }: { readonly person: Person }): ReactElement {
  const t = useTranslations('person');
  const query = useSessions(person.id);
  const may = rightsOver(useMe(), person).signOut;
  const some = query.data !== undefined && query.data.length > 0;
  return (
    <Section title={t('sessions')} aside={may && some && <EndAll person={person} />}>
      <Sessions person={person} query={query} may={may} />
    </Section>
  );
}

function Sessions({
  person,
  query,
  may,
}: {
  readonly person: Person;
  readonly query: ReturnType<typeof useSessions>;
  readonly may: boolean;
}): ReactElement {
  const t = useTranslations('person');
  const end = useEndSession(person);
  const { data } = query;
  if (!data && (query.error || query.isPaused)) {
    return <QueryTrouble title={t('sessionsFailed')} query={query} />;
  }
  if (!data) return <Skeleton height={72} role="status" aria-label={t('sessions')} />;
  if (data.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('noSessions')}
      </Text>
    );
  }
  return (
    <SessionList
      sessions={data}
      ending={end.isPending ? end.variables.id : undefined}
      onEnd={may ? end.mutate : undefined}
    />
  );
}

function EndAll({ person }: { readonly person: Person }): ReactElement {
  const t = useTranslations('person');
  const [question, ask] = useConfirm();
  const end = useEndSessions(person);
  const askFirst = (): void =>
    ask(t('endSessionsAsk', { name: person.name }), t('endSessions'), () => end.mutate());
  return (
    <>
      {question}
      <Button variant="default" size="compact-sm" loading={end.isPending} onClick={askFirst}>
        {t('endSessions')}
      </Button>
    </>
  );
}
