'use client';

import type { PublicKey } from '@switchboard/access-api/client';
import { access } from '@switchboard/page-client';
import { ChatSession, SessionCredential } from '@switchboard/page-session';
import type { CredentialSource } from '@switchboard/page-session';
import { use, useCallback } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { CallHost } from '../call/call-host';
import { ChatSkeleton } from '../chat/chat-skeleton';
import { AsksContacts } from '../contacts/asks-contacts';

/** One token for all that the role may: chat and calls share it. */
const fetchToken = (publicKey: PublicKey) => access.me.token.mutate({ publicKey });

const askAccountStatus = () => access.me.profile.query();

interface MemberSessionProps {
  readonly name: string;
  /** Whether there is who knows the team's contacts. */
  readonly asksContacts: boolean;
  readonly children: ReactNode;
}

/** Chat and calls of a person who signed in. */
export function MemberSession({ name, asksContacts, children }: MemberSessionProps): ReactElement {
  return (
    <ChatSession
      fallback={<ChatSkeleton />}
      name={name}
      fetchToken={fetchToken}
      askAccountStatus={askAccountStatus}
    >
      <AsksContacts value={asksContacts}>
        <MemberCalls name={name}>{children}</MemberCalls>
      </AsksContacts>
    </ChatSession>
  );
}

function MemberCalls({
  name,
  children,
}: Pick<MemberSessionProps, 'name' | 'children'>): ReactElement {
  const opened = use(SessionCredential);
  const source = useCallback<CredentialSource>(async () => {
    if (!opened) throw new TypeError('calls of a member are inside their session');
    return opened;
  }, [opened]);
  return (
    <CallHost name={name} source={source}>
      {children}
    </CallHost>
  );
}
