import { Scope } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { asking } from './failure.ts';
import { SEND_LIMITS } from './limits.ts';
import { listen } from './listen.ts';
import { createMembership } from './membership.ts';
import type { Membership } from './membership.ts';
import { createOutgoing } from './outgoing.ts';
import type { Outgoing } from './outgoing.ts';
import { createPresence } from './presence.ts';
import type { Presence } from './presence.ts';
import type { RateLimit } from './rate-limiter.ts';
import { reduce } from './reduce.ts';
import type { ChatAction } from './reduce.ts';
import { createResumption } from './resumption.ts';
import type { SdkChatClient } from './sdk.ts';
import { initialState } from './state.ts';
import type { ChatState } from './state.ts';
import { createStore } from './store.ts';
import { createSync } from './sync.ts';
import type { Sync } from './sync.ts';
import { withOneClientPerThread } from './thread-clients.ts';
import { createTypingExpiry } from './typing-expiry.ts';

export interface ChatDeps {
  readonly client: SdkChatClient;
  /** Our own communication user id. */
  readonly self: string;
  readonly displayName: () => string;
  readonly clock: Clock;
  readonly newId?: () => string;
  /** For guests, whose tokens take nobody out of a thread: who does it for them. */
  readonly leave?: (threadId: string) => Promise<void>;
  /** For a service with limits of its own; those that Azure publishes, unless said. */
  readonly sendLimits?: readonly RateLimit[];
}

/** Everything one person does and sees in chat. Close it with `end`. */
export interface Chat
  extends Outgoing, Membership, Presence, Pick<Sync, 'moreThreads' | 'open' | 'older'> {
  getSnapshot(): ChatState;
  subscribe(listener: () => void): () => void;
  /** Goes live and reads the first page of threads. */
  start(): Promise<void>;
  /** Reads what may have been missed: call it when the device wakes up or comes back online. */
  resume(): Promise<void>;
  end(): Promise<void>;
}

export function createChat(deps: ChatDeps): Chat {
  const { clock, self, displayName, leave } = deps;
  const client = withOneClientPerThread(deps.client);
  const scope = new Scope();
  const store = createStore<ChatState, ChatAction>(initialState(self), reduce);
  const { dispatch, getSnapshot } = store;
  const parts = { client, clock, scope, self, displayName, dispatch, getState: getSnapshot };
  const sync = createSync(parts);
  const outgoing = createOutgoing({
    ...parts,
    signal: scope.signal,
    limits: deps.sendLimits ?? SEND_LIMITS,
    newId: deps.newId ?? (() => crypto.randomUUID()),
  });
  const resumption = createResumption({ ...parts, fillGap: (since) => sync.fillGap(since) });
  const expireTyping = createTypingExpiry(parts);

  const follow = (action: ChatAction): void => {
    dispatch(action);
    if (action.type === 'typing') expireTyping(action.threadId);
    const unseen = action.type === 'topic' || action.type === 'joined' || action.type === 'parted';
    // What the service says about itself is no event of its own: it is read.
    if (unseen && getSnapshot().threads[action.threadId]?.history !== 'none')
      sync.refresh(action.threadId);
  };

  return {
    ...outgoing,
    ...createMembership({ ...parts, leave }),
    ...createPresence(parts),
    moreThreads: () => sync.moreThreads(),
    open: (threadId) => sync.open(threadId),
    older: (threadId) => sync.older(threadId),
    getSnapshot,
    subscribe: store.subscribe,
    resume: () => resumption.resume(),
    async start() {
      resumption.watch();
      scope.add(() => client.stopRealtimeNotifications());
      await asking(() => client.startRealtimeNotifications());
      listen(client, scope, follow, () => clock.now());
      await asking(() => sync.moreThreads());
    },
    async end() {
      dispatch({ type: 'connection', connection: 'stopped' });
      await scope.end();
    },
  };
}
