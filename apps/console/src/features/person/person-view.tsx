'use client';

import { Anchor, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { accessFailure } from '@switchboard/access-api/client';
import { QueryTrouble } from '@switchboard/page-client';
import { EmptyState } from '@switchboard/ui';
import { IconArrowLeft, IconUserQuestion } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { usePeopleNews } from '../people/use-people-news';
import { BudgetSection } from './budget-section';
import { ConversationsSection } from './conversations-section';
import { FactsSection } from './facts-section';
import { HoldingsSection } from './holdings-section';
import { IdentitiesSection } from './identities-section';
import { PersonHeader } from './person-header';
import { PushDevicesSection } from './push-devices-section';
import { RelaySection } from './relay-section';
import { SessionsSection } from './sessions-section';
import { TimelineSection } from './timeline-section';
import { TokensSection } from './tokens-section';
import { usePerson } from './use-person';
import type { PersonFile } from './use-person';

/** One person: who they are, what is theirs, what was done, and what may be done about it. */
export function PersonView({ personId }: { readonly personId: string }): ReactElement {
  const t = useTranslations('person');
  const query = usePerson(personId);
  usePeopleNews(personId);
  return (
    <Stack gap="lg">
      <Anchor component={Link} href="/people" size="sm" w="fit-content" className="back-link">
        <IconArrowLeft size={16} aria-hidden />
        {t('back')}
      </Anchor>
      {query.data ? <Everything file={query.data} /> : <Nothing query={query} />}
    </Stack>
  );
}

function Everything({ file }: { readonly file: PersonFile }): ReactElement {
  const { person } = file;
  return (
    <>
      <PersonHeader person={person} holdings={file.holdings} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <FactsSection file={file} />
        <Stack gap="lg">
          <BudgetSection {...file.budget} />
          <RelaySection person={person} relays={file.relays} />
          <HoldingsSection holdings={file.holdings} />
        </Stack>
        <IdentitiesSection identities={file.identities} />
        <SessionsSection person={person} />
        <PushDevicesSection person={person} />
        <TokensSection personId={person.id} tokens={file.tokens} />
      </SimpleGrid>
      <ConversationsSection personId={person.id} userId={person.userId} />
      <TimelineSection personId={person.id} />
    </>
  );
}

function Nothing({ query }: { readonly query: ReturnType<typeof usePerson> }): ReactElement {
  const t = useTranslations('person');
  const status = accessFailure(query.error)?.httpStatus;
  if (status === 404 || status === 400) {
    return (
      <EmptyState
        icon={<IconUserQuestion size={36} stroke={1.5} />}
        title={t('missing')}
        text={t('missingText')}
      />
    );
  }
  if (query.error || query.isPaused) return <QueryTrouble title={t('failed')} query={query} />;
  return (
    <Stack role="status" aria-label={t('facts')}>
      <Skeleton height={56} maw={360} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Skeleton height={220} />
        <Skeleton height={220} />
      </SimpleGrid>
      <Skeleton height={180} />
    </Stack>
  );
}
