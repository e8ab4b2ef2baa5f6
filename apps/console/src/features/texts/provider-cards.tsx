'use client';

import { Group, Paper, SimpleGrid, Skeleton, Text, Title } from '@mantine/core';
import { QueryTrouble } from '@switchboard/page-client';
import { IconCircleCheck, IconHourglass, IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useTextProviders } from './use-texts';
import type { TextProvider } from './use-texts';

/** Who carries texts, and how the links to them are. */
export function ProviderCards(): ReactElement {
  const t = useTranslations('texts');
  const query = useTextProviders();
  const providers = query.data;
  return (
    <section aria-labelledby="text-providers">
      <Title order={2} size="h4" id="text-providers" mb="sm">
        {t('providers')}
      </Title>
      {!providers && (query.error || query.isPaused) ? (
        <QueryTrouble title={t('providersFailed')} query={query} />
      ) : (
        <Cards providers={providers} />
      )}
    </section>
  );
}

function Cards({
  providers,
}: {
  readonly providers: readonly TextProvider[] | undefined;
}): ReactElement {
  const t = useTranslations('texts');
  if (!providers) return <Skeleton h={120} mb="xl" />;
  if (providers.length === 0) {
    return (
      <Text c="dimmed" mb="xl">
        {t('noProviders')}
      </Text>
    );
  }
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} mb="xl">
      {providers.map((provider) => (
        <ProviderCard key={provider.name} provider={provider} />
      ))}
    </SimpleGrid>
  );
}

function ProviderCard({ provider }: { readonly provider: TextProvider }): ReactElement {
  const t = useTranslations('texts');
  const { name, host, port, isEncrypted, prefixes, links, queued, inHand } = provider;
  return (
    <Paper withBorder p="md">
      <Text fw={600}>{name}</Text>
      <Text size="sm" c="dimmed" className="breakable">
        {host}:{port} · {t(isEncrypted ? 'encrypted' : 'unencrypted')}
      </Text>
      <Text size="sm" c="dimmed" mb="xs">
        {prefixes.length === 0 ? t('allRecipients') : t('prefixes', { list: prefixes.join(', ') })}
      </Text>
      <ul className="quiet-list">
        {links.map((link, at) => (
          // Links have no name, and stay in their order.
          <li key={at}>
            <Link link={link} number={at + 1} />
          </li>
        ))}
      </ul>
      <Text size="sm" mt="xs">
        {t('load', { queued, inHand })}
      </Text>
    </Paper>
  );
}

function Link({
  link: { state, because },
  number,
}: {
  readonly link: TextProvider['links'][number];
  readonly number: number;
}): ReactElement {
  const t = useTranslations('texts.link');
  const isUp = state === 'bound';
  const Icon = isUp ? IconCircleCheck : state === 'connecting' ? IconHourglass : IconPlugConnectedX;
  const word = t.has(`state.${state}`) ? t(`state.${state}`) : state;
  return (
    <Group component="span" gap={6} wrap="nowrap" {...(!isUp && { c: 'var(--outcome-refused)' })}>
      <Icon size={16} aria-hidden />
      {t('line', { number, state: word })}
      {because !== undefined && ` (${because})`}
    </Group>
  );
}
