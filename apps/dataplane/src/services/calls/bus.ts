import type { CallEvent, CallLocator, CallReason } from '@switchboard/acs-wire';
import { z } from 'zod';
import type { ProcessBus } from '../../platform/process-bus/bus.ts';
import { processOf } from '../../platform/process-bus/claims.ts';
import type { Claims } from '../../platform/process-bus/claims.ts';
import { topic } from '../../platform/process-bus/topic.ts';
import type { End } from './call/end.ts';

/** Who asks, as the process that holds their socket has verified it. */
export interface Requester {
  readonly user: string;
  readonly end: End;
  readonly displayName?: string | undefined;
  readonly scopes: readonly string[];
  /** Where the same phone is in another call, when it hands one over to the other. */
  readonly alsoAt?: End | undefined;
  /** By what somebody came in who shares `user` with many strangers: how often they ring is counted by it. */
  readonly sharedLine?: string | undefined;
}

/** Somebody on the way from one call to another. */
export interface MovedParty {
  readonly user: string;
  readonly displayName?: string | undefined;
  readonly end: End;
  readonly muted: boolean;
  readonly camera: boolean;
}

/** What the processes of one data plane say to each other about calls. */
export type CallMessage =
  | {
      readonly type: 'request';
      readonly from: Requester;
      /** Of the client's frame; the answer carries it back. */
      readonly id: number;
      readonly op: string;
      /** As the process that holds the socket has read and checked them. */
      readonly args: unknown;
      /** Of the call that a `call.join` leads to. */
      readonly callId?: string | undefined;
    }
  | { readonly type: 'deliver'; readonly end: EndName; readonly event: CallEvent }
  | EndMessage
  | ReleaseMessage
  | TakeMessage;

/** To the call whose others are to go on in the call `into`, where whoever asks is in as well. */
export interface ReleaseMessage {
  readonly type: 'release';
  readonly from: Requester;
  /** Of the client's frame. */
  readonly id: number;
  readonly callId: string;
  readonly into: string;
}

/** To the call into which they go. */
export interface TakeMessage {
  readonly type: 'take';
  readonly callId: string;
  readonly fromCallId: string;
  readonly parties: readonly MovedParty[];
  /** Whoever leaves for them. */
  readonly instead: End;
}

/** An end, within the process that a message goes to. */
export type EndName = Pick<End, 'kind' | 'id'>;

/** What a call has to know of an end of it. */
export interface EndMessage {
  /**
   * `endGone`: it is no longer there, whether it rang or was in the call. `ringFailed`: it is there, and
   * cannot ring, because it is busy or for what those said that it leads to.
   */
  readonly type: 'endGone' | 'ringFailed';
  readonly callId: string;
  readonly end: End;
  readonly reason: CallReason;
}

const end = z.object({
  ...{ kind: z.string(), process: z.string(), id: z.string() },
  media: z.enum(['page', 'server', 'none']),
});
const requester = z.object({
  user: z.string(),
  end,
  displayName: z.string().optional(),
  scopes: z.array(z.string()),
  alsoAt: end.optional(),
  sharedLine: z.string().optional(),
});
const party = z.object({
  user: z.string(),
  displayName: z.string().optional(),
  end,
  muted: z.boolean(),
  camera: z.boolean(),
});
/** An event goes on to a client as it is: only processes of ours write them. */
const event = z.custom<CallEvent>(
  (value) => z.object({ type: z.string() }).safeParse(value).success,
);
const callMessage: z.ZodType<CallMessage> = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('request'),
    from: requester,
    id: z.number(),
    op: z.string(),
    args: z.unknown(),
    callId: z.string().optional(),
  }),
  z.object({ type: z.literal('deliver'), end: end.pick({ kind: true, id: true }), event }),
  z.object({
    type: z.literal(['endGone', 'ringFailed']),
    callId: z.string(),
    end,
    reason: z.object({ code: z.number(), subCode: z.number() }),
  }),
  z.object({
    type: z.literal('release'),
    from: requester,
    id: z.number(),
    callId: z.string(),
    into: z.string(),
  }),
  z.object({
    type: z.literal('take'),
    callId: z.string(),
    fromCallId: z.string(),
    parties: z.array(party),
    instead: end,
  }),
]);

const callMessages = topic('call', callMessage);

/**
 * Carries messages between processes and knows where whom: which clients a person has, which call
 * belongs to a group or a room. A call lives in one process, its home.
 */
export interface CallBus extends Disposable, Claims {
  /** This process. */
  readonly self: string;
  send(process: string, message: CallMessage): void;
  subscribe(handler: (message: CallMessage) => void): void;
  onProcessGone(handler: (process: string) => void): void;
  register(user: string, agent: string): Promise<void>;
  unregister(user: string, agent: string): Promise<void>;
  clientsOf(
    users: readonly string[],
  ): Promise<ReadonlyMap<string, readonly { process: string; agent: string }[]>>;
  /** Which of these processes run. */
  alive(processes: readonly string[]): Promise<ReadonlySet<string>>;
}

/** @param bus of the process, which outlives this */
export function callBus({ self, directory, claims, ...bus }: ProcessBus): CallBus {
  const subscriptions: Disposable[] = [];
  return {
    self,
    send: (process, message) => bus.send(process, callMessages, message),
    subscribe: (handler) => void subscriptions.push(bus.subscribe(callMessages, handler)),
    onProcessGone: (handler) => void subscriptions.push(bus.onProcessGone(handler)),
    register: (user, agent) => directory.enter(`agents ${user}`, agent),
    unregister: (user, agent) => directory.leave(`agents ${user}`, agent),
    async clientsOf(users) {
      const places = await directory.find(users.map((user) => `agents ${user}`));
      return new Map(
        users.map((user) => {
          const theirs = places.get(`agents ${user}`) ?? [];
          return [user, theirs.map(({ process, entry: agent }) => ({ process, agent }))];
        }),
      );
    },
    claim: (key, callId) => claims.claim(key, callId),
    release: (key, callId) => claims.release(key, callId),
    alive: (processes) => bus.alive(processes),
    [Symbol.dispose]() {
      for (const subscription of subscriptions) subscription[Symbol.dispose]();
    },
  };
}

/** A call's id begins with its home, so that whoever knows the id knows where to ask. */
export const homeOf = processOf;

/** Under which the call of a group or a room is claimed. */
export function keyOf(locator: CallLocator): string {
  return 'groupId' in locator ? `group:${locator.groupId.toLowerCase()}` : `room:${locator.roomId}`;
}

/** The group or room again that a key is of. */
export function locatorOf(key: string): CallLocator {
  const id = key.slice(key.indexOf(':') + 1);
  return key.startsWith('group:') ? { groupId: id } : { roomId: id };
}
