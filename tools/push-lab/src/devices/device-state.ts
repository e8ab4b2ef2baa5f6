import type { PushTarget } from '@switchboard/push';
import { z } from 'zod';

export const platforms = ['android', 'ios', 'windows', 'browser'] as const;
export type Platform = (typeof platforms)[number];

/** What somebody does to a device, or it does by itself. */
export const change = z.strictObject({
  /** `killed` is swiped away; a browser without a tab of the app. */
  app: z.enum(['front', 'background', 'killed']).optional(),
  isOnline: z.boolean().optional(),
  isSavingBattery: z.boolean().optional(),
  areNotificationsAllowed: z.boolean().optional(),
  isInstalled: z.boolean().optional(),
});
export type Change = z.output<typeof change>;
export type Condition = Required<Change>;

export const FRESH: Condition = {
  app: 'killed',
  isOnline: true,
  isSavingBattery: false,
  areNotificationsAllowed: true,
  isInstalled: true,
};

/** A call as the system's screen shows it. */
export interface ShownCall {
  readonly serverCallId: string;
  /** Of a call that the device places, who is called. */
  readonly callerName: string | undefined;
  readonly hasVideo: boolean;
  readonly state: 'ringing' | 'answered' | 'declined' | 'connected' | 'missed' | 'ended';
  /** When it began to ring here, or was placed, in milliseconds since the epoch. */
  readonly rangMs: number;
  /** From the call's beginning to its ringing here; absent when no push rang it. */
  readonly msToRing: number | undefined;
  /** How often it began to ring: once, whatever is doubled, and never when it was placed here. */
  readonly rings: number;
  /** Why it rings no more, as a push or the app said. */
  readonly reason: string | undefined;
}

export interface ShownNotification {
  /** What a later one replaces; the thread of a message. */
  readonly key: string;
  readonly threadId: string | undefined;
  readonly title: string;
  readonly text: string;
}

/** All that is to be seen of a device. */
export interface DeviceView extends Condition {
  readonly id: string;
  readonly platform: Platform;
  readonly name: string;
  /** By what it is reached; absent while it cannot be. */
  readonly target: PushTarget | undefined;
  readonly calls: readonly ShownCall[];
  readonly notifications: readonly ShownNotification[];
  /** An app that was woken for a call and showed none is woken no more (iOS). */
  readonly isVoipBlocked: boolean;
  /** Pushes that the push service keeps for it. */
  readonly held: number;
}
