'use client';

import { Text, Title } from '@mantine/core';
import { access, QueryTrouble, Waiting } from '@switchboard/page-client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

/** As whom one is here, as the trusted service knows it. */
export function HomeView(): ReactElement {
  const t = useTranslations('home');
  const query = useQuery({ queryKey: ['me'], queryFn: () => access.me.profile.query() });
  if (query.error) return <QueryTrouble title={t('failed')} query={query} />;
  if (!query.data) return <Waiting label={t('loading')} paused={query.isPaused} />;
  return (
    <>
      <Title order={1} size="h2">
        {t('title')}
      </Title>
      <Text mt="xs">{t('signedIn', { name: query.data.name })}</Text>
    </>
  );
}
