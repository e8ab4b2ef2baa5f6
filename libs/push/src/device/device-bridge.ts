import { z } from 'zod';
import { pushPayload } from '../contract/push-payload.ts';
import { installationId, pushTarget } from '../registration/registration.ts';

/**
 * What a device and the web build of an app in it say to each other by `postMessage`: there the page around
 * it is the operating system, as the native modules are on a real phone.
 */

/** Why the app was started. */
const launchReason = z.discriminatedUnion('reason', [
  z.object({ reason: z.literal('icon') }),
  /** By a push, without anybody having touched the device; the call rings on the system's screen. */
  z.object({ reason: z.literal('incoming-call'), serverCallId: z.string() }),
  /** Somebody answered on the system's screen before the app ran. */
  z.object({ reason: z.literal('answered-call'), serverCallId: z.string() }),
  /** Somebody opened a notification. */
  z.object({ reason: z.literal('notification'), threadId: z.string() }),
]);

/** From the device to the app. */
export const toApp = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('launched'),
    installationId,
    /** What its owner calls the device. */
    deviceName: z.string(),
    platform: z.enum(['android', 'ios', 'windows']),
    /** Absent while notifications are refused. */
    target: pushTarget.optional(),
    isInFront: z.boolean(),
    isOnline: z.boolean(),
    launch: launchReason,
  }),
  z.object({ type: z.literal('state-changed'), isInFront: z.boolean() }),
  z.object({ type: z.literal('network-changed'), isOnline: z.boolean() }),
  /** Also without a target: notifications are refused from now on. */
  z.object({ type: z.literal('target-changed'), target: pushTarget.optional() }),
  z.object({ type: z.literal('push-received'), push: pushPayload }),
  /** Somebody acted on the system's screen for calls. */
  z.object({
    type: z.literal('call-action'),
    serverCallId: z.string(),
    action: z.enum(['answer', 'decline', 'end']),
  }),
  z.object({ type: z.literal('notification-opened'), threadId: z.string() }),
]);

/** From the app to the device. */
export const toDevice = z.discriminatedUnion('type', [
  /** It listens: `launched` is its answer. */
  z.object({ type: z.literal('ready') }),
  /** The app was told of a call by its own connection. The system shows one screen for each call. */
  z.object({
    type: z.literal('call-reported'),
    serverCallId: z.string(),
    callerName: z.string().max(256),
    hasVideo: z.boolean(),
  }),
  /**
   * The person calls somebody. The service has no id for it before it connects: the app gives it one of its
   * own, by which both sides name it from now on.
   */
  z.object({
    type: z.literal('call-started'),
    serverCallId: z.string().min(1).max(200),
    /** Empty for somebody whom the app knows no name of. */
    calleeName: z.string().max(256),
    hasVideo: z.boolean(),
  }),
  z.object({ type: z.literal('call-connected'), serverCallId: z.string() }),
  /** It rings no more, or is over. */
  z.object({ type: z.literal('call-ended'), serverCallId: z.string() }),
  z.object({
    type: z.literal('notification-shown'),
    threadId: z.string(),
    title: z.string().max(256),
    text: z.string().max(1_000),
  }),
  z.object({ type: z.literal('notifications-cleared'), threadId: z.string() }),
]);

export type ToApp = z.output<typeof toApp>;
export type ToDevice = z.output<typeof toDevice>;
export type LaunchReason = z.output<typeof launchReason>;
