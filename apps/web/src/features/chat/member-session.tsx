'use client';

import type { PublicKey } from '@switchboard/access-api/client';
import type { ReactElement, ReactNode } from 'react';
import { CallHost } from '../call/call-host';
import { access } from '../shell/access';
import { ChatSession } from './chat-session';

const fetchToken = (publicKey: PublicKey) =>
  access.me.token.mutate({ publicKey, scopes: ['chat'] });

const fetchCallToken = (publicKey: PublicKey) =>
  access.me.token.mutate({ publicKey, scopes: ['voip'] });

const askStanding = () => access.me.profile.query();

/** Chat and calls of a person who signed in. */
export function MemberSession({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <ChatSession name={name} fetchToken={fetchToken} askStanding={askStanding}>
      <CallHost name={name} fetchToken={fetchCallToken}>
        {children}
      </CallHost>
    </ChatSession>
  );
}
