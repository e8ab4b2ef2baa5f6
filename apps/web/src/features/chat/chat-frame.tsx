'use client';

import { Box } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import type { ReactElement, ReactNode } from 'react';
import { KeepPush } from '../push/keep-push';
import { useWorkerLinks } from '../push/use-worker-links';
import { MissedCallNews } from '../history/missed-call-news';
import { Side } from '../shell/side';
import { Announcer } from './announcer';
import { ConnectionBanner } from './connection-banner';
import { UnreadTitle } from './unread-title';
import { useWakeUp } from './use-wake-up';

/** List and conversation side by side; on a phone one at a time. */
export function ChatFrame({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ReactNode;
}): ReactElement {
  const t = useTranslations('app');
  const wide = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false });
  const inThread = usePathname() !== '/chat';
  useWakeUp();
  useWorkerLinks();
  return (
    <>
      <a href="#conversation" className="skip-link">
        {t('skip')}
      </a>
      <div className="app-frame">
        {(wide || !inThread) && <Side name={name} />}
        {(wide || inThread) && (
          <Box
            component="main"
            id="conversation"
            tabIndex={-1}
            h="100dvh"
            style={{ display: 'flex', flexDirection: 'column', minWidth: 0, outline: 'none' }}
          >
            <ConnectionBanner />
            {children}
          </Box>
        )}
      </div>
      <Announcer />
      <MissedCallNews />
      <UnreadTitle />
      <KeepPush />
    </>
  );
}
