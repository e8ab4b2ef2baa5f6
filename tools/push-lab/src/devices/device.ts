import type { PushPayload, PushTarget } from '@switchboard/push';
import type { LaunchReason, ToApp, ToDevice } from '@switchboard/push/device';
import type { Clock } from '@switchboard/kernel';
import { pushLabError } from '../push-lab-errors.ts';
import type { ServicePush } from '../services/service-push.ts';
import type { SubscriptionKeys } from '../services/web-push.ts';
import type { Addressed } from './addresses.ts';
import { FRESH } from './device-state.ts';
import type { Change, Condition, DeviceView, Platform } from './device-state.ts';
import { HeldPushes } from './held-pushes.ts';
import { notificationOf } from './notification-of.ts';
import { SeenEvents } from './seen-events.ts';
import { ShownCalls } from './shown-calls.ts';
import { ShownNotifications } from './shown-notifications.ts';

const MAX_WAITING = 100;

export interface DeviceOptions {
  readonly id: string;
  readonly platform: Platform;
  readonly name: string;
  readonly clock: Clock;
  /** Hands out an address, and forgets the former. */
  readonly address: (device: Device) => Addressed;
  /** Something is to be seen that was not. */
  readonly changed: (device: Device) => void;
  /** Something is said to the app. */
  readonly said: (device: Device, message: ToApp) => void;
}

/** What became of a push on a device. */
export type Outcome = 'shown' | 'held' | 'expired' | 'duplicate' | 'blocked' | 'ignored';

/** A phone, a computer or a browser on the desk, with the rules that its platform enforces. */
export class Device implements Disposable {
  readonly id: string;
  readonly platform: Platform;
  readonly name: string;
  readonly #options: DeviceOptions;
  readonly #calls: ShownCalls;
  readonly #notifications: ShownNotifications;
  readonly #seen = new SeenEvents();
  readonly #held = new HeldPushes();
  #condition: Condition = FRESH;
  #addressed: Addressed | undefined;
  #isVoipBlocked = false;
  #launch: LaunchReason = { reason: 'icon' };
  /** Said to an app that does not listen yet. */
  #waiting: ToApp[] = [];
  #isListening = false;

  constructor(options: DeviceOptions) {
    this.#options = options;
    this.id = options.id;
    this.platform = options.platform;
    this.name = options.name;
    this.#calls = new ShownCalls(options.clock, () => this.#changed());
    this.#notifications = new ShownNotifications(() => this.#changed());
    this.#addressed = options.address(this);
  }

  get view(): DeviceView {
    return {
      ...{ id: this.id, platform: this.platform, name: this.name, ...this.#condition },
      target: this.#target,
      ...{ calls: this.#calls.all, notifications: this.#notifications.all },
      ...{ isVoipBlocked: this.#isVoipBlocked, held: this.#held.size },
    };
  }

  get isInstalled(): boolean {
    return this.#condition.isInstalled;
  }

  get keys(): SubscriptionKeys | undefined {
    return this.#addressed?.keys;
  }

  /** Somebody puts the device, or the app on it, into another state. */
  change(asked: Change): void {
    const before = this.#condition;
    this.#condition = { ...before, ...asked };
    const after = this.#condition;
    if (before.isInstalled !== after.isInstalled) this.#install(after.isInstalled);
    if (before.app !== after.app) this.#appChanged(before.app);
    if (before.isOnline !== after.isOnline)
      this.#say({ type: 'network-changed', isOnline: after.isOnline });
    if (before.areNotificationsAllowed !== after.areNotificationsAllowed) this.#permit();
    this.#changed();
    this.#receiveHeld();
  }

  /** It has an address from before. */
  keepAddress(addressed: Addressed): void {
    this.#addressed = addressed;
  }

  /** The platform hands out another address, as it does when an app is restored or a channel has expired. */
  renewAddress(): void {
    this.#addressed = this.#options.address(this);
    this.#tellTarget();
    this.#changed();
  }

  /** A push service has something for it. */
  receive(sent: ServicePush): Outcome {
    if (!this.#isReachable(sent)) return this.#hold(sent);
    if (sent.expiresMs < this.#options.clock.now()) return 'expired';
    const outcome = this.#take(sent);
    this.#changed();
    return outcome;
  }

  /** Somebody touches the screen for a call. */
  act(serverCallId: string, action: 'answer' | 'decline' | 'end'): void {
    const call = this.#calls.find(serverCallId);
    if (!call) throw pushLabError('no-such-call', 'The device shows no such call.');
    const isRinging = call.state === 'ringing';
    if (action !== 'end' && !isRinging) throw pushLabError('wrong-moment', 'It does not ring.');
    if (action === 'answer') this.#calls.set(serverCallId, 'answered');
    if (action === 'decline') this.#calls.set(serverCallId, 'declined');
    const wasKilled = this.#condition.app === 'killed';
    if (action === 'answer') this.#bringUp('front', { reason: 'answered-call', serverCallId });
    else if (wasKilled) this.#bringUp('background', { reason: 'incoming-call', serverCallId });
    // Who starts because of an answer learns of it by that.
    if (!wasKilled || action !== 'answer') this.#say({ type: 'call-action', serverCallId, action });
  }

  /** Somebody touches a notification. */
  openNotification(key: string): void {
    const notification = this.#notifications.take(key);
    if (!notification)
      throw pushLabError('no-such-notification', 'The device shows no such notification.');
    const { threadId } = notification;
    const wasKilled = this.#condition.app === 'killed';
    const launch = threadId === undefined ? ICON : ({ reason: 'notification', threadId } as const);
    this.#bringUp('front', launch);
    if (!wasKilled && threadId !== undefined) this.#say({ type: 'notification-opened', threadId });
    this.#changed();
  }

  /** The app says something to the system. */
  hear(message: ToDevice): void {
    switch (message.type) {
      case 'ready':
        return this.#appListens();
      case 'call-reported':
        return this.#calls.report(message.serverCallId, message.callerName, message.hasVideo);
      case 'call-started':
        return this.#calls.start(message.serverCallId, message.calleeName, message.hasVideo);
      case 'call-connected':
        return this.#calls.set(message.serverCallId, 'connected');
      case 'call-ended':
        return this.#calls.end(message.serverCallId);
      case 'notification-shown':
        return this.#notifications.show({ ...message, key: message.threadId });
      case 'notifications-cleared':
        return this.#notifications.remove(message.threadId);
    }
  }

  [Symbol.dispose](): void {
    this.#calls[Symbol.dispose]();
  }

  /** Windows and browsers take the address away from who may not notify; phones ring all the same. */
  get #target(): PushTarget | undefined {
    const { isInstalled, areNotificationsAllowed } = this.#condition;
    const isBound = this.platform === 'windows' || this.platform === 'browser';
    if (!isInstalled || (isBound && !areNotificationsAllowed)) return undefined;
    return this.#addressed?.target;
  }

  #isReachable({ isUrgent }: ServicePush): boolean {
    const { isOnline, isSavingBattery, app } = this.#condition;
    // Doze lets through what is urgent, and everything to an app that somebody looks at.
    const dozes = this.platform === 'android' && isSavingBattery && app !== 'front';
    return isOnline && (isUrgent || !dozes);
  }

  #hold(sent: ServicePush): Outcome {
    this.#held.add(sent);
    this.#changed();
    return 'held';
  }

  #receiveHeld(): void {
    for (const sent of this.#held.take()) this.receive(sent);
  }

  #take(sent: ServicePush): Outcome {
    const { push, kind } = sent;
    if (kind === 'voip' && this.#isVoipBlocked) return 'blocked';
    if (kind === 'voip' && push?.type !== 'incoming-call') {
      this.#isVoipBlocked = true;
      return 'ignored';
    }
    if (push && !this.#seen.add(push.eventId)) return 'duplicate';
    // The system gives an app that was swiped away nothing but calls (iOS).
    if (kind === 'background' && this.#condition.app === 'killed') return 'ignored';
    if (push?.type === 'incoming-call') return this.#ring(push);
    if (push?.type === 'call-ended') this.#calls.endBy(push);
    if (push) this.#deliver(push);
    return this.#showOf(sent) ? 'shown' : 'ignored';
  }

  #ring(push: Extract<PushPayload, { type: 'incoming-call' }>): Outcome {
    const { serverCallId } = push;
    // A page may show nothing while the person has forbidden it.
    if (!this.#mayShowCalls) return 'ignored';
    if (!this.#calls.ring(push)) return 'duplicate';
    if (this.platform === 'ios' && this.#condition.app === 'killed')
      this.#bringUp('background', { reason: 'incoming-call', serverCallId });
    this.#deliver(push);
    return 'shown';
  }

  get #mayShowCalls(): boolean {
    const isPhone = this.platform === 'android' || this.platform === 'ios';
    return isPhone || this.#condition.areNotificationsAllowed;
  }

  /** To an app that runs; one that does not sees it when it starts. */
  #deliver(push: PushPayload): void {
    if (this.#condition.app !== 'killed') this.#say({ type: 'push-received', push });
  }

  #showOf(sent: ServicePush): boolean {
    if (sent.push?.type === 'call-ended') return true;
    const notification = notificationOf(sent, this.platform);
    if (!notification || !this.#condition.areNotificationsAllowed) return false;
    // Who looks at the app is shown it there, by the app.
    const isShownByApp = this.#condition.app === 'front' && sent.kind !== 'data';
    if (!isShownByApp) this.#notifications.show(notification);
    return true;
  }

  #install(isInstalled: boolean): void {
    if (!isInstalled) {
      this.#condition = { ...this.#condition, app: 'killed' };
      this.#notifications.clear();
      this.#held.clear();
      this.#isVoipBlocked = false;
    } else this.#addressed = this.#options.address(this);
  }

  #permit(): void {
    const isBound = this.platform === 'windows' || this.platform === 'browser';
    if (isBound && this.#condition.areNotificationsAllowed)
      this.#addressed = this.#options.address(this);
    this.#tellTarget();
  }

  #tellTarget(): void {
    const target = this.#target;
    this.#say({ type: 'target-changed', ...(target && { target }) });
  }

  #appChanged(before: Condition['app']): void {
    const { app } = this.#condition;
    if (app === 'killed') {
      this.#isListening = false;
      this.#waiting = [];
      return;
    }
    if (before === 'killed') this.#launch = ICON;
    this.#say({ type: 'state-changed', isInFront: app === 'front' });
  }

  #bringUp(app: 'front' | 'background', launch: LaunchReason): void {
    const before = this.#condition.app;
    if (!this.#condition.isInstalled)
      throw pushLabError('wrong-moment', 'The app is not installed.');
    if (before === app || before === 'front') return;
    this.#condition = { ...this.#condition, app };
    if (before === 'killed') this.#launch = launch;
    else this.#say({ type: 'state-changed', isInFront: app === 'front' });
    this.#changed();
  }

  #appListens(): void {
    const { app, isOnline } = this.#condition;
    const target = this.#target;
    this.#options.said(this, {
      ...{ type: 'launched', installationId: this.id, deviceName: this.name },
      platform: this.platform === 'browser' ? 'windows' : this.platform,
      ...(target && { target }),
      ...{ isInFront: app === 'front', isOnline, launch: this.#launch },
    });
    this.#isListening = true;
    for (const message of this.#waiting.splice(0)) this.#options.said(this, message);
  }

  #say(message: ToApp): void {
    if (this.#condition.app === 'killed') return;
    if (this.#isListening) return this.#options.said(this, message);
    if (this.#waiting.length < MAX_WAITING) this.#waiting.push(message);
  }

  #changed(): void {
    this.#options.changed(this);
  }
}

const ICON: LaunchReason = { reason: 'icon' };
