'use client';

import { createTokenCredential } from '@switchboard/access-api/client';
import type { PublicKey, SealedToken } from '@switchboard/access-api/client';
import { createChatClient } from '@switchboard/acs-client';
import { createChat } from '@switchboard/chat';
import type { Chat } from '@switchboard/chat';
import { ChatProvider } from '@switchboard/chat/react';
import { Scope, systemClock } from '@switchboard/kernel';
import { useReason } from '@switchboard/page-client';
import { ErrorState } from '@switchboard/ui';
import { useTranslations } from 'use-intl';
import { useEffect, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { ChatSkeleton } from './chat-skeleton';
import { isBlocked, StandingWatch } from './standing-watch';

/** A token as the trusted service hands it over, with where it is good and for whom. */
export interface IssuedToken extends SealedToken {
  readonly endpoint: string;
  readonly userId: string;
}

export interface ChatSessionProps {
  readonly name: string;
  /** Must stay the same function while the session lasts. */
  readonly fetchToken: (publicKey: PublicKey) => Promise<IssuedToken>;
  /** For whom the chat service lets remove nobody, not even themselves. Must stay the same. */
  readonly leave?: ((threadId: string) => Promise<void>) | undefined;
  /** Asks the trusted service who one is; it refuses who was blocked. Must stay the same, too. */
  readonly askStanding?: (() => Promise<unknown>) | undefined;
  readonly children: ReactNode;
}

/** Connects to the data plane and offers the chat to what is inside. */
export function ChatSession({
  name,
  fetchToken,
  leave,
  askStanding,
  children,
}: ChatSessionProps): ReactElement {
  const t = useTranslations('connection');
  const reason = useReason();
  const [chat, setChat] = useState<Chat>();
  const [failure, setFailure] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const scope = new Scope();
    connect(scope, { name, fetchToken, leave }).then(
      (connected) => scope.ended || setChat(connected),
      (error: unknown) => scope.ended || setFailure(error),
    );
    return () => {
      setChat(undefined);
      scope.end().catch(() => undefined);
    };
  }, [attempt, fetchToken, leave, name]);

  if (failure !== undefined) {
    const blocked = isBlocked(failure);
    return (
      <main>
        <ErrorState
          title={t(blocked ? 'blocked' : 'failed')}
          text={blocked ? undefined : `${t('failedText')} (${reason(failure)})`}
          action={t('retry')}
          onAction={() => {
            setFailure(undefined);
            setAttempt(attempt + 1);
          }}
        />
      </main>
    );
  }
  if (!chat) return <ChatSkeleton />;
  return (
    <ChatProvider chat={chat}>
      {askStanding && <StandingWatch ask={askStanding} onBlocked={setFailure} />}
      {children}
    </ChatProvider>
  );
}

async function connect(
  scope: Scope,
  { name, fetchToken, leave }: Pick<ChatSessionProps, 'name' | 'fetchToken' | 'leave'>,
): Promise<Chat> {
  let issued: IssuedToken | undefined;
  const credential = createTokenCredential({
    fetchToken: async (publicKey) => (issued = await fetchToken(publicKey)),
  });
  scope.add(() => credential.dispose());
  await credential.getToken();
  if (!issued) throw new TypeError('a token came from nowhere');
  const client = createChatClient({ endpoint: issued.endpoint, credential });
  const chat = createChat({
    client,
    self: issued.userId,
    displayName: () => name,
    clock: systemClock,
    ...(leave && { leave }),
  });
  scope.add(() => chat.end());
  await chat.start();
  return chat;
}
