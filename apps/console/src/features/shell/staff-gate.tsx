'use client';

import { Center } from '@mantine/core';
import { accessFailure } from '@switchboard/access-api/client';
import { access, QueryTrouble } from '@switchboard/page-client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { ReactElement, ReactNode } from 'react';
import { BotsPlaceContext } from '../bots/use-bots-place';
import type { BotsPlace } from '../bots/use-bots-place';
import { ConsoleFrame } from './console-frame';
import { FrameSkeleton } from './frame-skeleton';
import { pagesOf } from './pages';
import { Refusal } from './refusal';
import { MeContext } from './use-me';

/** Lets in who runs the platform. What they may do there the trusted service decides each time. */
export function StaffGate({
  name,
  bots,
  children,
}: {
  readonly name: string;
  readonly bots: BotsPlace | undefined;
  readonly children: ReactNode;
}): ReactElement {
  const t = useTranslations('shell');
  const query = useQuery({ queryKey: ['me'], queryFn: () => access.me.profile.query() });
  const me = query.data;
  if (accessFailure(query.error)?.httpStatus === 403)
    return <Refusal name={name} role={undefined} />;
  if (!me) {
    if (!query.error && !query.isPaused) return <FrameSkeleton />;
    return (
      <Center component="main" mih="100dvh">
        <QueryTrouble title={t('failed')} query={query} />
      </Center>
    );
  }
  if (pagesOf(me.role).length === 0) return <Refusal name={me.name} role={me.role} />;
  return (
    <MeContext value={me}>
      <BotsPlaceContext value={bots}>
        <ConsoleFrame>{children}</ConsoleFrame>
      </BotsPlaceContext>
    </MeContext>
  );
}
