import { assertNever } from '@switchboard/kernel';
import { compareIds, isText } from './message.ts';
import type { Message, Participant, TextMessage } from './message.ts';
import { emptyThread } from './state.ts';
import type { ChatState, Receipt, ThreadState } from './state.ts';
import * as timeline from './timeline.ts';

/** Everything that can happen to the state: what the service says, and what we do ourselves. */
export type ChatAction =
  | { readonly type: 'connection'; readonly connection: ChatState['connection'] }
  | {
      readonly type: 'list';
      readonly threads: readonly { id: string; topic: string; activeOn: number }[];
      readonly complete: boolean;
    }
  | { readonly type: 'listFailed' }
  | ({ readonly threadId: string } & ThreadAction);

export type ThreadAction =
  | {
      readonly type: 'created';
      readonly topic: string;
      readonly participants: readonly Participant[];
      readonly on: number;
    }
  | { readonly type: 'history'; readonly history: ThreadState['history'] }
  | {
      readonly type: 'messages';
      readonly messages: readonly Message[];
      /** With these, everything since this version is known; empty: everything. */
      readonly readTo?: string;
    }
  /** More was missed than was read: only what is as late as this version is known for certain. */
  | { readonly type: 'cut'; readonly readTo: string }
  | { readonly type: 'participants'; readonly participants: readonly Participant[] }
  | { readonly type: 'joined'; readonly participants: readonly Participant[] }
  | { readonly type: 'parted'; readonly userIds: readonly string[] }
  | { readonly type: 'topic'; readonly topic: string }
  | { readonly type: 'deleted' }
  | { readonly type: 'receipts'; readonly receipts: readonly ({ userId: string } & Receipt)[] }
  | {
      readonly type: 'typing';
      readonly userId: string;
      readonly name: string;
      readonly until: number;
    }
  | { readonly type: 'typingExpired'; readonly now: number }
  | { readonly type: 'sendFailed'; readonly localId: string; readonly failure: string }
  | { readonly type: 'sent'; readonly localId: string; readonly id: string }
  | { readonly type: 'discarded'; readonly localId: string }
  | { readonly type: 'amended'; readonly message: TextMessage };

export function reduce(state: ChatState, action: ChatAction): ChatState {
  switch (action.type) {
    case 'connection':
      return { ...state, connection: action.connection };
    case 'listFailed':
      return { ...state, list: 'failed' };
    case 'list': {
      const threads = { ...state.threads };
      for (const { id, topic, activeOn } of action.threads) {
        const known = threads[id] ?? emptyThread(id);
        threads[id] = { ...known, topic, activeOn: Math.max(known.activeOn, activeOn) };
      }
      return { ...state, threads, list: action.complete ? 'complete' : 'partial' };
    }
    default: {
      const known = state.threads[action.threadId] ?? emptyThread(action.threadId);
      const next = reduceThread(known, action, state.self);
      return next === state.threads[action.threadId]
        ? state
        : { ...state, threads: { ...state.threads, [action.threadId]: next } };
    }
  }
}

function reduceThread(thread: ThreadState, action: ThreadAction, self: string): ThreadState {
  switch (action.type) {
    case 'created':
      return {
        ...thread,
        topic: action.topic,
        activeOn: Math.max(thread.activeOn, action.on),
        participants: { ...thread.participants, ...byUser(action.participants) },
        membership: 'member',
      };
    case 'history':
      return { ...thread, history: action.history };
    case 'messages':
      return withMessages(knownTo(thread, action.readTo), action.messages);
    case 'cut':
      return split({ ...thread, history: 'partial', readTo: action.readTo }, everything(thread));
    case 'participants':
      return {
        ...thread,
        participants: byUser(action.participants),
        membership: action.participants.some(({ userId }) => userId === self) ? 'member' : 'left',
      };
    case 'joined':
      return {
        ...thread,
        participants: { ...thread.participants, ...byUser(action.participants) },
        membership: action.participants.some(({ userId }) => userId === self)
          ? 'member'
          : thread.membership,
      };
    case 'parted':
      return {
        ...thread,
        participants: without(thread.participants, action.userIds),
        typing: without(thread.typing, action.userIds),
        membership: action.userIds.includes(self) ? 'left' : thread.membership,
      };
    case 'topic':
      return { ...thread, topic: action.topic };
    case 'deleted':
      return { ...thread, membership: 'deleted', typing: {} };
    case 'receipts':
      return { ...thread, receipts: action.receipts.reduce(laterReceipt, thread.receipts) };
    case 'typing':
      return action.userId === self
        ? thread
        : {
            ...thread,
            typing: {
              ...thread.typing,
              [action.userId]: { name: action.name, until: action.until },
            },
          };
    case 'typingExpired': {
      const stale = Object.keys(thread.typing).filter(
        (userId) => thread.typing[userId]!.until <= action.now,
      );
      return stale.length === 0 ? thread : { ...thread, typing: without(thread.typing, stale) };
    }
    case 'sendFailed':
      return amendLocal(thread, action.localId, { status: 'failed', failure: action.failure });
    case 'sent':
      return acknowledged(thread, action.localId, action.id);
    case 'discarded':
      return { ...thread, timeline: timeline.remove(thread.timeline, action.localId) };
    case 'amended':
      return { ...thread, timeline: timeline.replace(thread.timeline, action.message) };
    default:
      return assertNever(action);
  }
}

/** Who wrote has stopped typing, and what was written moves the thread to the top. */
function withMessages(thread: ThreadState, messages: readonly Message[]): ThreadState {
  const writers = messages.flatMap((message) => (isText(message) ? [message.sender] : []));
  const typing = messages.length === 1 ? without(thread.typing, writers) : thread.typing;
  const activeOn = messages.reduce(
    (latest, { createdOn }) => Math.max(latest, createdOn),
    thread.activeOn,
  );
  return split({ ...thread, typing, activeOn }, timeline.upsertAll(everything(thread), messages));
}

/** How far back everything is known: a first page says it again, each further one goes on. */
function knownTo(thread: ThreadState, readTo: string | undefined): ThreadState {
  if (readTo === undefined) return thread;
  const isFurther = thread.history === 'loading' || compareIds(readTo, thread.readTo) < 0;
  return isFurther ? { ...thread, readTo } : thread;
}

function everything({ early, timeline: shown }: ThreadState): timeline.Timeline {
  return early.length === 0 ? shown : [...early, ...shown];
}

/** No version is older than its message: what has an id since `readTo` has no gaps. */
function split(thread: ThreadState, all: timeline.Timeline): ThreadState {
  const shown = thread.readTo === '' ? all : timeline.since(all, thread.readTo);
  return { ...thread, timeline: shown, early: all.slice(0, all.length - shown.length) };
}

/** The service has taken it. Its echo may have come first, then ours is gone already. */
function acknowledged(thread: ThreadState, localId: string, id: string): ThreadState {
  const local = timeline.find(thread.timeline, localId);
  if (!isText(local)) return thread;
  const { failure: _, ...rest } = local;
  const sent: TextMessage = { ...rest, id, version: id, createdOn: Number(id), status: 'sent' };
  const others = timeline.remove(thread.timeline, localId);
  return { ...thread, timeline: timeline.upsert(others, sent) };
}

function amendLocal(
  thread: ThreadState,
  localId: string,
  change: Partial<TextMessage>,
): ThreadState {
  const local = timeline.find(thread.timeline, localId);
  if (!isText(local)) return thread;
  return { ...thread, timeline: timeline.replace(thread.timeline, { ...local, ...change }) };
}

function laterReceipt(
  receipts: ThreadState['receipts'],
  { userId, messageId, readOn }: { userId: string } & Receipt,
): ThreadState['receipts'] {
  const known = receipts[userId];
  if (known && compareIds(known.messageId, messageId) > 0) return receipts;
  return { ...receipts, [userId]: { messageId, readOn } };
}

function byUser(participants: readonly Participant[]): Record<string, Participant> {
  return Object.fromEntries(participants.map((participant) => [participant.userId, participant]));
}

/** The same object when nothing goes, so that nobody renders for nothing. */
function without<T>(record: Readonly<Record<string, T>>, keys: readonly string[]) {
  if (!keys.some((key) => key in record)) return record;
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}
