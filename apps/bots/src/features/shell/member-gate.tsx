'use client';

import { Center } from '@mantine/core';
import { can } from '@switchboard/identity';
import { access, LiveUpdates, QueryTrouble, Waiting } from '@switchboard/page-client';
import { EmptyState } from '@switchboard/ui';
import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { ReactElement, ReactNode } from 'react';
import { liveSource } from '../live/live-source';
import { BotsFrame } from './bots-frame';
import { LinksContext } from './use-links';
import type { Links } from './use-links';
import { MeContext } from './use-me';

/** Lets in whoever may see what bots do. What they may do there the service decides each time. */
export function MemberGate({
  links,
  children,
}: {
  readonly links: Links;
  readonly children: ReactNode;
}): ReactElement {
  const t = useTranslations('shell');
  const query = useQuery({ queryKey: ['me'], queryFn: () => access.me.profile.query() });
  const me = query.data;
  if (!me)
    return (
      <Center component="main" mih="100dvh">
        {query.error ? (
          <QueryTrouble title={t('failed')} query={query} />
        ) : (
          <Waiting label={t('opening')} paused={query.isPaused} />
        )}
      </Center>
    );
  if (!can(me.role, 'call.supervise'))
    return (
      <Center component="main" mih="100dvh">
        <EmptyState
          icon={<IconLock size={36} stroke={1.5} />}
          title={t('notForYou')}
          text={t('notForYouText')}
        />
      </Center>
    );
  return (
    <MeContext value={me}>
      <LinksContext value={links}>
        <LiveUpdates source={liveSource}>
          <BotsFrame>{children}</BotsFrame>
        </LiveUpdates>
      </LinksContext>
    </MeContext>
  );
}
