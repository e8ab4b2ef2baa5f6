import { accessFailure, openCredential } from '@switchboard/access-api/client';
import type { AccessClient, OpenCredential } from '@switchboard/access-api/client';
import { createChatClient, isAzureEndpoint } from '@switchboard/acs-client';
import { createCalling } from '@switchboard/calling';
import type { Calling } from '@switchboard/calling';
import { createChat } from '@switchboard/chat';
import type { Chat } from '@switchboard/chat';
import { delay, Scope } from '@switchboard/kernel';
import type { Ports } from '../ports/ports.ts';
import { createValue } from '../state/value.ts';
import type { Value } from '../state/value.ts';

/** What is open towards the data plane. */
export interface Line {
  readonly opened: OpenCredential;
  readonly chat: Chat;
  /** Undefined where calls of a phone do not work: with Azure. */
  readonly calling: Calling | undefined;
}

export type ConnectionState =
  | { readonly status: 'off' | 'connecting' | 'failed'; readonly line?: undefined }
  | { readonly status: 'connected'; readonly line: Line };

export interface ConnectionOptions {
  readonly access: AccessClient;
  readonly ports: Pick<Ports, 'clock' | 'createKey' | 'createEngine'>;
  readonly name: () => string;
  /** The trusted service refuses for good. */
  readonly onRefused: (trouble: 'over' | 'blocked') => void;
  /** Hears that the history of calls can be read again. */
  readonly onRecorded: () => void;
}

export interface Connection {
  readonly state: Value<ConnectionState>;
  /** Connects, and tries again until it has worked or `close` is asked for. */
  open(): void;
  /** Does not wait any longer for another attempt: the network is back. */
  hurry(): void;
  close(): Promise<void>;
}

const MIN_WAIT_MS = 1_000;
const MAX_WAIT_MS = 30_000;
const REFUSALS: Readonly<Record<string, 'over' | 'blocked'>> = {
  ...{ 'person-blocked': 'blocked', 'person-erased': 'blocked' },
  ...{ 'session-ended': 'over', 'not-signed-in': 'over', 'token-invalid': 'over' },
};

/** The one connection of who is signed in: a credential, and chat and calls on it. */
export function createConnection(options: ConnectionOptions): Connection {
  const { clock } = options.ports;
  const state = createValue<ConnectionState>({ status: 'off' });
  let scope: Scope | undefined;
  let wait: { readonly timer: Disposable; readonly go: () => void } | undefined;

  async function attempt(own: Scope, count: number): Promise<void> {
    state.set({ status: 'connecting' });
    const line = own.child();
    try {
      const opened = await openLine(line, options);
      if (own.ended) return;
      state.set({ status: 'connected', line: opened });
      void startChat(line, opened, 0);
    } catch (error) {
      await line.end();
      if (own.ended) return;
      const refusal = refusalOf(error);
      if (refusal) return options.onRefused(refusal);
      state.set({ status: 'failed' });
      again(own, count);
    }
  }

  /** A chat that does not start takes no call with it: another one takes its place. */
  async function startChat(own: Scope, line: Line, count: number): Promise<void> {
    const { chat } = line;
    own.add(() => chat.end());
    own.add(watchStatus(chat, options));
    try {
      await chat.start();
    } catch {
      // The list can be asked for again; only a chat that is not live is of no use.
      if (own.ended || chat.getSnapshot().connection === 'connected') return;
      await chat.end();
      await delay(clock, waitAfter(count), own.signal).catch(() => undefined);
      if (own.ended) return;
      const next = { ...line, chat: chatOn(line.opened, options) };
      state.set({ status: 'connected', line: next });
      void startChat(own, next, count + 1);
    }
  }

  function again(own: Scope, count: number): void {
    const go = (): void => {
      wait?.timer[Symbol.dispose]();
      wait = undefined;
      void attempt(own, count + 1);
    };
    wait = { timer: clock.after(waitAfter(count), go), go };
  }

  return {
    state,
    open() {
      if (scope) return;
      scope = new Scope();
      void attempt(scope, 0);
    },
    hurry: () => wait?.go(),
    async close() {
      const ending = scope;
      scope = undefined;
      wait?.timer[Symbol.dispose]();
      wait = undefined;
      state.set({ status: 'off' });
      await ending?.end();
    },
  };
}

function waitAfter(count: number): number {
  return Math.min(MIN_WAIT_MS * 2 ** count, MAX_WAIT_MS);
}

async function openLine(scope: Scope, options: ConnectionOptions): Promise<Line> {
  const { access, name, onRecorded, ports } = options;
  const { clock, createEngine, createKey } = ports;
  const opened = scope.use(
    await openCredential({
      fetchToken: (publicKey) => access.me.token.mutate({ publicKey }),
      ...{ createKey, clock },
    }),
  );
  const { credential, endpoint, userId } = opened;
  const calling = isAzureEndpoint(endpoint)
    ? undefined
    : createCalling({
        engine: createEngine({ endpoint, onRecorded }),
        ...{ credential, clock, self: userId, displayName: name() },
      });
  if (calling) scope.add(() => calling.end());
  // A failure is in the state of calls, and is tried again with the next one.
  void calling?.start();
  return { opened, chat: chatOn(opened, options), calling };
}

function chatOn(
  { credential, endpoint, userId }: OpenCredential,
  { name, ports }: ConnectionOptions,
): Chat {
  const client = createChatClient({ endpoint, credential });
  return createChat({ client, self: userId, displayName: name, clock: ports.clock });
}

/** A connection that breaks may be the network's doing, or somebody was blocked: the trusted service knows. */
function watchStatus(chat: Chat, { access, onRefused }: ConnectionOptions): () => void {
  let before = chat.getSnapshot().connection;
  return chat.subscribe(() => {
    const { connection } = chat.getSnapshot();
    if (connection === before) return;
    before = connection;
    if (connection !== 'reconnecting') return;
    access.me.profile.query().catch((error: unknown) => {
      const refusal = refusalOf(error);
      if (refusal) onRefused(refusal);
    });
  });
}

function refusalOf(error: unknown): 'over' | 'blocked' | undefined {
  return REFUSALS[accessFailure(error)?.code ?? ''];
}
