'use client';

import type { OpenCredential } from '@switchboard/access-api/client';
import { createChatClient } from '@switchboard/acs-client';
import { chatFailure, createChat } from '@switchboard/chat';
import type { Chat } from '@switchboard/chat';
import { ChatProvider } from '@switchboard/chat/react';
import { Scope, systemClock } from '@switchboard/kernel';
import { useEffect, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { SessionChatClient } from './chat-client.ts';
import { openOwn, SessionCredential } from './credential.ts';
import type { ChatClient } from './chat-client.ts';
import type { FetchToken } from './credential.ts';
import { SessionOver } from './session-over.tsx';
import { AccountStatusWatch } from './account-status-watch.tsx';
import { TokenGeneration } from './token-generation.ts';

export interface ChatSessionProps {
  readonly name: string;
  /** Must stay the same function while the session lasts. */
  readonly fetchToken: FetchToken;
  /** For whom the chat service lets remove nobody, not even themselves. Must stay the same. */
  readonly leave?: ((threadId: string) => Promise<void>) | undefined;
  /** Asks the trusted service who one is; it refuses who was blocked or signed out. Must stay the same, too. */
  readonly askAccountStatus?: (() => Promise<unknown>) | undefined;
  /** Shown while it connects. */
  readonly fallback: ReactNode;
  readonly children: ReactNode;
}

/** Connects to the data plane and offers the chat to what is inside. */
export function ChatSession({
  name,
  fetchToken,
  leave,
  askAccountStatus,
  fallback,
  children,
}: ChatSessionProps): ReactElement {
  const [connected, setConnected] = useState<Connected>();
  const [failure, setFailure] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const scope = new Scope();
    let current: Scope | undefined;
    const begin = async (generation: number): Promise<void> => {
      const next = scope.child();
      const made = await connect(next, { name, fetchToken, leave });
      if (scope.ended) return;
      const renew = (): void => void begin(generation + 1).catch(fail);
      setConnected({ ...made, generation, renew });
      // Only now, so that what is shown stays.
      await current?.end();
      current = next;
    };
    const fail = (error: unknown): void => void (scope.ended || setFailure(error));
    begin(0).catch(fail);
    return () => {
      setConnected(undefined);
      scope.end().catch(() => undefined);
    };
  }, [attempt, fetchToken, leave, name]);
  const retry = (): void => {
    setFailure(undefined);
    setAttempt(attempt + 1);
  };

  if (failure !== undefined) {
    return (
      <main>
        <SessionOver failure={failure} onRetry={retry} />
      </main>
    );
  }
  if (!connected) return <>{fallback}</>;
  return (
    <ChatProvider chat={connected.chat}>
      {askAccountStatus && (
        <AccountStatusWatch
          ask={askAccountStatus}
          isTokenEnded={connected.isTokenEnded}
          onRefused={setFailure}
          onTokenEnded={connected.renew}
        />
      )}
      <TokenGeneration value={askAccountStatus && connected.generation}>
        <SessionCredential value={connected.opened}>
          <SessionChatClient value={connected.client}>{children}</SessionChatClient>
        </SessionCredential>
      </TokenGeneration>
    </ChatProvider>
  );
}

interface Connection {
  readonly opened: OpenCredential;
  readonly chat: Chat;
  readonly client: ChatClient;
  /** Whether the data plane refuses the token that this was connected with. */
  readonly isTokenEnded: () => Promise<boolean>;
}

interface Connected extends Connection {
  /** How many there were before. */
  readonly generation: number;
  /** Connects with another token, behind what is shown. */
  readonly renew: () => void;
}

async function connect(
  scope: Scope,
  { name, fetchToken, leave }: Pick<ChatSessionProps, 'name' | 'fetchToken' | 'leave'>,
): Promise<Connection> {
  const opened = await openOwn(scope, fetchToken);
  const { credential, endpoint, userId } = opened;
  const client = createChatClient({ endpoint, credential });
  const chat = createChat({
    client,
    self: userId,
    displayName: () => name,
    clock: systemClock,
    ...(leave && { leave }),
  });
  scope.add(() => chat.end());
  await chat.start();
  return { opened, chat, client, isTokenEnded: () => isRefused(client) };
}

async function isRefused(client: ChatClient): Promise<boolean> {
  const answer = client.listChatThreads({ maxPageSize: 1 }).next();
  return answer.then(
    () => false,
    (error: unknown) => chatFailure(error) === 'signed-out',
  );
}
