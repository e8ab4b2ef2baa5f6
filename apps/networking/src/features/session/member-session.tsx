'use client';

import type { PublicKey } from '@switchboard/access-api/client';
import { access, PageFrame, Waiting } from '@switchboard/page-client';
import { ChatSession } from '@switchboard/page-session';
import { useTranslations } from 'use-intl';
import type { ReactElement, ReactNode } from 'react';
import { Brand } from '../shell/brand';

/** One token for all that the role may: chat and calls share it. */
const fetchToken = (publicKey: PublicKey) => access.me.token.mutate({ publicKey });

const askAccountStatus = () => access.me.profile.query();

/** The chat of who signed in: it knows the conversations, and carries what spaces agree on. */
export function MemberSession({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ReactNode;
}): ReactElement {
  const t = useTranslations('connection');
  return (
    <ChatSession
      name={name}
      fetchToken={fetchToken}
      askAccountStatus={askAccountStatus}
      fallback={
        <PageFrame brand={<Brand />} name={name}>
          <Waiting label={t('connecting')} paused={false} />
        </PageFrame>
      }
    >
      {children}
    </ChatSession>
  );
}
