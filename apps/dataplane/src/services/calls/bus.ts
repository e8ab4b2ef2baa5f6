import type { CallEvent, CallLocator, CallReason } from '@switchboard/acs-wire';
import type { Device } from './call.ts';

/** Who asks, as the process that holds their socket has verified it. */
export interface Requester {
  readonly user: string;
  readonly device: Device;
  readonly displayName?: string;
  readonly scopes: readonly string[];
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
      readonly callId?: string;
    }
  | { readonly type: 'deliver'; readonly agent: string; readonly event: CallEvent }
  | {
      readonly type: 'deviceGone';
      readonly callId: string;
      readonly device: Device;
      readonly reason: CallReason;
    }
  | { readonly type: 'processGone'; readonly process: string };

/**
 * Carries messages between processes and knows where whom: which devices a person has, which call
 * belongs to a group or a room. A call lives in one process, its home.
 */
export interface CallBus extends AsyncDisposable {
  /** This process. */
  readonly self: string;
  send(process: string, message: CallMessage): void;
  subscribe(handler: (message: CallMessage) => void): void;
  register(user: string, agent: string): Promise<void>;
  unregister(user: string, agent: string): Promise<void>;
  devicesOf(users: readonly string[]): Promise<ReadonlyMap<string, readonly Device[]>>;
  /** The call of a group or room: the one it has, or this one from now on. */
  claim(key: string, callId: string): Promise<string>;
  release(key: string, callId: string): Promise<void>;
  /** Which of these processes run. */
  alive(processes: readonly string[]): Promise<ReadonlySet<string>>;
}

/** A call's id begins with its home, so that whoever knows the id knows where to ask. */
export function homeOf(callId: string): string {
  return callId.slice(0, Math.max(0, callId.indexOf('.')));
}

/** Under which the call of a group or a room is claimed. */
export function keyOf(locator: CallLocator): string {
  return 'groupId' in locator ? `group:${locator.groupId.toLowerCase()}` : `room:${locator.roomId}`;
}
