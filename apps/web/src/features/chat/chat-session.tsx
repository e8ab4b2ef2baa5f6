'use client';

import { createTokenCredential } from '@switchboard/access-api/client';
import type { PublicKey, SealedToken } from '@switchboard/access-api/client';
import { createChatClient } from '@switchboard/acs-client';
import { chatFailure, createChat } from '@switchboard/chat';
import type { Chat } from '@switchboard/chat';
import { ChatProvider } from '@switchboard/chat/react';
import { Scope, systemClock } from '@switchboard/kernel';
import { useCallback, useEffect, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { ChatSkeleton } from './chat-skeleton';
import { SessionOver } from './session-over';
import { StandingWatch } from './standing-watch';

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
  /** Asks the trusted service who one is; it refuses who was blocked or signed out. Must stay the same, too. */
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
  const [connected, setConnected] = useState<Connected>();
  const [failure, setFailure] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const scope = new Scope();
    connect(scope, { name, fetchToken, leave }).then(
      (made) => scope.ended || setConnected(made),
      (error: unknown) => scope.ended || setFailure(error),
    );
    return () => {
      setConnected(undefined);
      scope.end().catch(() => undefined);
    };
  }, [attempt, fetchToken, leave, name]);

  const begin = useCallback(() => {
    setFailure(undefined);
    setAttempt((before) => before + 1);
  }, []);

  if (failure !== undefined) {
    return (
      <main>
        <SessionOver failure={failure} onRetry={begin} />
      </main>
    );
  }
  if (!connected) return <ChatSkeleton />;
  return (
    <ChatProvider chat={connected.chat}>
      {askStanding && (
        <StandingWatch
          ask={askStanding}
          isTokenEnded={connected.isTokenEnded}
          onRefused={setFailure}
          onTokenEnded={begin}
        />
      )}
      {children}
    </ChatProvider>
  );
}

interface Connected {
  readonly chat: Chat;
  /** Whether the data plane refuses the token that this was connected with. */
  readonly isTokenEnded: () => Promise<boolean>;
}

async function connect(
  scope: Scope,
  { name, fetchToken, leave }: Pick<ChatSessionProps, 'name' | 'fetchToken' | 'leave'>,
): Promise<Connected> {
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
  return { chat, isTokenEnded: () => isRefused(client) };
}

async function isRefused(client: ReturnType<typeof createChatClient>): Promise<boolean> {
  const answer = client.listChatThreads({ maxPageSize: 1 }).next();
  return answer.then(
    () => false,
    (error: unknown) => chatFailure(error) === 'signed-out',
  );
}
