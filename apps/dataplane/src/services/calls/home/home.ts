import { randomUUID } from 'node:crypto';
import type { CallEvent, CallFailure, CallReason } from '@switchboard/acs-wire';
import type { Clock } from '@switchboard/kernel';
import type { Logger } from '@switchboard/service';
import type { ResourceLimits } from '../../../platform/limits/resources.ts';
import { keyOf } from '../bus.ts';
import type { CallBus, EndMessage, Requester } from '../bus.ts';
import { legOf, mediaEnd, present, ringing } from '../call/call.ts';
import type { Call, Departure, Leg, Step } from '../call/call.ts';
import { sameEnd } from '../call/end.ts';
import type { End } from '../call/end.ts';
import { endWholeCall, hangUp, lose } from '../call/leave.ts';
import { CallMedia } from './media.ts';
import type { MediaDeps } from './media.ts';
import { Refusal, notFound, tooMany } from '../call/refusal.ts';
import { reasons } from '../call/reasons.ts';
import type { CallObserver } from '../observer.ts';
import type { CallGuest, GuestEvents } from '../port.ts';
import { stopEarly, stopEnd, stopRinging } from '../call/ring.ts';
import { finishTransfer } from '../call/transfer.ts';
import { changes } from '../call/view.ts';

/** One call that lives here. */
export interface Live {
  call: Call;
  readonly media: CallMedia;
  timer?: Disposable;
  /** The call that asked for this one, when it answers a request to be transferred. */
  readonly transfer?: { readonly callId: string; readonly id: string };
}

export interface HomeDeps {
  readonly bus: CallBus;
  readonly clock: Clock;
  readonly log: Logger;
  readonly engines: MediaDeps['engines'];
  readonly observers: readonly CallObserver[];
  readonly resources: ResourceLimits;
}

/** The calls whose home is this process. Every change goes through {@link apply}, one at a time. */
export class Home {
  readonly #deps: HomeDeps;
  readonly #calls = new Map<string, Live>();
  /** In which calls somebody is. */
  readonly #byUser = new Map<string, Set<string>>();

  constructor(deps: HomeDeps) {
    this.#deps = deps;
  }

  /** @throws Refusal when this process has as many calls as it may have */
  needRoomHere(): void {
    if (this.#calls.size >= this.#deps.resources['calls.perProcess']) {
      throw tooMany('This service has as many calls as it takes.');
    }
  }

  /** @throws Refusal when this person, or this process, has as many calls as it may have */
  needRoom(user: string): void {
    const { resources } = this.#deps;
    this.needRoomHere();
    if ((this.#byUser.get(user)?.size ?? 0) >= resources['calls.perPerson']) {
      throw tooMany('You are in as many calls as you may be.');
    }
  }

  newId(): string {
    return `${this.#deps.bus.self}.${randomUUID()}`;
  }

  *[Symbol.iterator](): Iterator<Live> {
    yield* this.#calls.values();
  }

  find(callId: string): Live | undefined {
    return this.#calls.get(callId);
  }

  /** @throws Refusal when there is no such call, or it is not this end that is in it */
  part(callId: string, from: Requester): { live: Live; leg: Leg } {
    const live = this.#calls.get(callId);
    const leg = live?.call.legs[from.user];
    if (!live || !leg || !sameEnd(leg.end, from.end)) {
      throw notFound('This call is over, or you are not in it.');
    }
    return { live, leg };
  }

  /** The same for what concerns media, which some have before they answer. @throws Refusal */
  heardPart(callId: string, from: Requester): { live: Live; leg: Leg } {
    const live = this.#calls.get(callId);
    const leg = live && legOf(live.call, from.user);
    if (!live || !leg || !sameEnd(mediaEnd(leg), from.end)) {
      throw notFound('This call is over, or you are not in it.');
    }
    return { live, leg };
  }

  /** A call that begins with the step `first`; its id is new. */
  add(call: Call, transfer?: Live['transfer']): Live {
    const { engines } = this.#deps;
    const media = new CallMedia(call.id, {
      engines,
      deliver: (end, event) => this.tell(end, event),
      onLost: (callId) => this.#renewMedia(callId),
      onLegLost: (callId, user) => this.#loseMedia(callId, user),
      onFault: (error) => this.#notClosed(error),
    });
    const live: Live = { call, media, ...(transfer && { transfer }) };
    this.#calls.set(call.id, live);
    this.#index(undefined, call);
    for (const observer of this.#deps.observers) observer.began(call);
    return live;
  }

  /** Makes the step the call's state, and tells everybody what follows from it. */
  apply(live: Live, step: Step): void {
    const before = live.call;
    live.call = step.call;
    this.#index(before, step.call);
    for (const { end, event } of step.tell) this.tell(end, event);
    for (const departure of step.gone) this.#dismiss(step.call.id, departure);
    for (const { end, event } of changes(before, step.call, step.gone)) this.tell(end, event);
    live.media.sync(step.call);
    const now = this.#deps.clock.now();
    for (const observer of this.#deps.observers) observer.changed(before, step, now);
    this.#arm(live);
    this.#followTransfer(live, step.gone);
    if (present(step.call).length === 0) this.#close(live);
  }

  /** After what all processes share was lost. */
  async claimAgain(): Promise<void> {
    for (const { call } of this) {
      if (call.locator) await this.#deps.bus.claim(keyOf(call.locator), call.id);
    }
  }

  tell(end: End, event: CallEvent): void {
    this.#deps.bus.send(end.process, {
      type: 'deliver',
      end: { kind: end.kind, id: end.id },
      event,
    });
  }

  answer(from: Requester, id: number, value: unknown = {}): void {
    this.tell(from.end, { type: 'res', id, value });
  }

  /** What went wrong goes to whoever asked; only what nobody foresaw is logged as well. */
  refuse(from: Requester, id: number, error: unknown): void {
    const known = error instanceof Refusal;
    if (!known) this.#deps.log.error({ err: error }, 'a call request failed');
    const failure: CallFailure = known
      ? error.failure
      : { code: 500, subCode: 0, message: 'This did not work here; try again.' };
    this.tell(from.end, { type: 'res', id, error: failure });
  }

  ringFailed({ callId, end, reason }: EndMessage): void {
    const live = this.#calls.get(callId);
    const leg = live && legAt(live.call, end);
    if (leg) this.apply(live, stopEnd(live.call, leg.user, end, reason));
  }

  endGone({ callId, end, reason }: EndMessage): void {
    const live = this.#calls.get(callId);
    const leg = live && legAt(live.call, end);
    if (!leg) return;
    const { unreachable } = reasons;
    if (!leg.end) return this.apply(live, stopEnd(live.call, leg.user, end, unreachable));
    const hungUp = reason.code === 0 && leg.state === 'waiting';
    this.apply(live, hungUp ? hangUp(live.call, leg) : lose(live.call, leg, reason));
  }

  /** A process died, and its ends with it; who comes back has another one. */
  processGone(process: string): void {
    for (const live of [...this.#calls.values()]) {
      for (const leg of Object.values(live.call.legs)) {
        const ends = [...leg.ringing, ...(leg.end ? [leg.end] : [])];
        for (const end of ends.filter((one) => one.process === process)) {
          const reason = reasons.connectionLost;
          this.endGone({ type: 'endGone', callId: live.call.id, end, reason });
        }
      }
    }
  }

  endAll(reason: CallReason): void {
    for (const live of [...this.#calls.values()]) this.apply(live, endWholeCall(live.call, reason));
  }

  /** Follows who is in which call. */
  #index(before: Call | undefined, after: Call | undefined): void {
    const id = (after ?? before)?.id ?? '';
    for (const user of Object.keys(before?.legs ?? {})) {
      if (after && Object.hasOwn(after.legs, user)) continue;
      const theirs = this.#byUser.get(user);
      theirs?.delete(id);
      if (theirs?.size === 0) this.#byUser.delete(user);
    }
    for (const [user, { state, end }] of Object.entries(after?.legs ?? {})) {
      // Who only rings did not ask for it, nor did whom an application answers for.
      if (state === 'ringing' || end?.media === 'none') continue;
      this.#byUser.set(user, (this.#byUser.get(user) ?? new Set<string>()).add(id));
    }
  }

  #dismiss(callId: string, { leg, reason, isMoved }: Departure): void {
    if (leg.end && !isMoved) this.tell(leg.end, { type: 'call.ended', callId, reason });
    for (const end of leg.ringing) {
      this.tell(end, { type: 'call.incomingEnded', callId, reason });
    }
  }

  #arm(live: Live): void {
    live.timer?.[Symbol.dispose]();
    const deadlines = ringing(live.call).flatMap(({ ringsUntil }) => ringsUntil ?? []);
    if (deadlines.length === 0) return;
    const { clock } = this.#deps;
    live.timer = clock.after(Math.min(...deadlines) - clock.now(), () =>
      this.apply(live, stopRinging(live.call, clock.now())),
    );
  }

  #followTransfer(live: Live, gone: readonly Departure[]): void {
    if (!live.transfer) return;
    const { callId, id } = live.transfer;
    const origin = this.#calls.get(callId);
    const transfer = origin?.call.transfers.find((one) => one.id === id);
    const by = transfer && origin?.call.legs[transfer.by]?.end;
    if (!origin || !transfer || !by) return;
    const talking = present(live.call).filter(({ state }) => state === 'connected').length > 1;
    if (talking) {
      this.tell(by, { type: 'call.transferChanged', callId, id, state: 'transferred' });
      return this.apply(origin, finishTransfer(origin.call, id));
    }
    if (present(live.call).length > 0) return;
    const reason = gone.at(-1)?.reason ?? reasons.unreachable;
    this.tell(by, { type: 'call.transferChanged', callId, id, state: 'failed', reason });
    const transfers = origin.call.transfers.filter((one) => one.id !== id);
    origin.call = { ...origin.call, transfers };
  }

  /** Somebody takes part in the media who is none of the call's people: then it goes through an engine. */
  guest(live: Live, name: string, speaks: boolean, events: GuestEvents): CallGuest {
    if (live.call.media.mode === 'peer') this.#renewMedia(live.call.id);
    return live.media.addGuest(name, speaks, events);
  }

  /** The engine died: everybody begins again with another, or the call ends when there is none. */
  #renewMedia(callId: string): void {
    const live = this.#calls.get(callId);
    if (!live) return;
    const media = { mode: 'engine', generation: live.call.media.generation + 1 } as const;
    this.apply(live, { call: { ...live.call, media }, gone: [], tell: [] });
  }

  #loseMedia(callId: string, user: string): void {
    const live = this.#calls.get(callId);
    const leg = live?.call.legs[user];
    if (!live || !leg) return;
    const step = leg.end ? hangUp(live.call, leg, 'media-lost') : stopEarly(live.call, leg);
    this.apply(live, step);
  }

  #notClosed(error: unknown): void {
    this.#deps.log.warn({ err: error }, 'closing media failed');
  }

  #close(live: Live): void {
    const { bus, observers, clock } = this.#deps;
    const { id, locator } = live.call;
    this.#calls.delete(id);
    this.#index(live.call, undefined);
    live.timer?.[Symbol.dispose]();
    for (const observer of observers) observer.ended(live.call, clock.now());
    live.media.close().catch((error: unknown) => this.#notClosed(error));
    if (locator) bus.release(keyOf(locator), id).catch(() => undefined);
  }
}

/** Whose this end is, in the call or ringing. */
export function legAt(call: Call, end: End): Leg | undefined {
  return Object.values(call.legs).find((leg) =>
    [leg.end, ...leg.ringing].some((one) => sameEnd(one, end)),
  );
}
