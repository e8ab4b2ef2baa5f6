import { randomUUID } from 'node:crypto';
import { isCommunicationUserId } from '@switchboard/acs-wire';
import type { CallEvent, CallReason } from '@switchboard/acs-wire';
import type { Clock } from '@switchboard/kernel';
import type { Logger } from '@switchboard/service';
import type { Database } from '../../../platform/database/database.ts';
import { reasons } from '../../calls/port.ts';
import type { End, EndKind, ServerCalls } from '../../calls/port.ts';
import type { Shown } from '../config.ts';
import type { InstallationStore } from '../installations/installation-store.ts';
import type { Deliveries } from '../sending/deliveries.ts';
import type { DeliveryStore } from '../sending/delivery-store.ts';
import { callEndedPush, endReasonOf, incomingCallPush } from './call-pushes.ts';
import type { Incoming } from './call-pushes.ts';
import type { Ring, RingStore } from './ring-store.ts';

/** The name of this kind of end. */
const WAKING = 'waking';

export interface WakingEndsDeps {
  readonly self: string;
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly calls: ServerCalls;
  readonly rings: RingStore;
  readonly installations: InstallationStore;
  readonly store: DeliveryStore;
  readonly deliveries: Deliveries;
  readonly shown: Shown;
}

interface Ringing {
  readonly ring: Ring;
  readonly incoming: Incoming;
  /** Fulfilled when it is written down and was sent, or was not: no end may overtake it. */
  readonly written: Promise<void>;
}

/**
 * People whose apps are not running, as a place where they ring: by a push to each of their devices. It
 * never takes part in a call. An app that was woken connects, and rings as any client does beside it, by
 * which it is answered.
 */
export class WakingEnds implements EndKind {
  readonly name = WAKING;
  readonly serves = isCommunicationUserId;
  readonly #deps: WakingEndsDeps;
  /** What rings in calls that live here, by the id of the ring. */
  readonly #ringing = new Map<string, Ringing>();

  constructor(deps: WakingEndsDeps) {
    this.#deps = deps;
  }

  async reach(addresses: readonly string[]): Promise<ReadonlyMap<string, readonly End[]>> {
    const { installations, clock, log, self } = this.#deps;
    try {
      const reached = await installations.ringable(addresses, clock.now());
      return new Map([...reached].map((user) => [user, [wakingEnd(self, randomUUID(), user)]]));
    } catch (error) {
      // Clients that are there ring all the same.
      log.warn({ err: error }, 'nobody is rung by push');
      return new Map();
    }
  }

  deliver(id: string, event: CallEvent): void {
    if (event.type === 'call.incoming') this.#begin(id, event);
    if (event.type === 'call.incomingEnded') this.#end(ringIdOf(id), event.reason);
  }

  /** Its ends are where the call is, and end with it. */
  homeGone(): void {}

  /** A client of somebody came to be, perhaps woken by this ring: it rings there as well. */
  attach(ringId: string, end: End): void {
    const { ring, incoming } = this.#ringing.get(ringId) ?? {};
    if (ring) this.#deps.calls.ringAlso(ring.callId, ring.userId, end, incoming!);
  }

  /** None of the devices can be told of it. */
  unreached(ringId: string): void {
    const ringing = this.#ringing.get(ringId);
    if (!ringing) return;
    const { callId, userId } = ringing.ring;
    const end = wakingEnd(this.#deps.self, ringId, userId);
    this.#deps.calls.ringFailed(callId, end, reasons.unreachable);
    this.#end(ringId, reasons.unreachable);
  }

  /** The process in which these calls lived is gone: whoever is still rung for them is told. */
  async endOf(home: string): Promise<void> {
    const { db, clock, rings, deliveries } = this.#deps;
    const nowMs = clock.now();
    await db.$transaction(async (tx) => {
      for (const ring of await rings.endOf(tx, home, nowMs)) {
        await this.#queueEnd(tx, ring, reasons.cancelled);
      }
    });
    deliveries.begin();
  }

  #begin(id: string, incoming: Incoming): void {
    const { self, log } = this.#deps;
    const ring = { id: ringIdOf(id), userId: userOf(id), callId: incoming.callId, home: self };
    const written = this.#write(ring, incoming).catch((error: unknown) => {
      log.error({ err: error }, 'nobody was rung by push');
      // It may be written down although nobody was told so.
      this.unreached(ring.id);
    });
    this.#ringing.set(ring.id, { ring, incoming, written });
  }

  async #write(ring: Ring, incoming: Incoming): Promise<void> {
    const { db, clock, calls, rings, store, deliveries, shown } = this.#deps;
    const startedMs = clock.now();
    const expiresMs = calls.find(ring.callId)?.legs[ring.userId]?.ringsUntil ?? startedMs;
    const times = { startedMs, expiresMs };
    const push = incomingCallPush(ring, incoming, times, shown);
    const waiting = await db.$transaction(async (tx) => {
      await rings.begin(tx, ring, times);
      await deliveries.scheduleLater(tx, ring.id);
      return store.queue(tx, push, { userIds: [ring.userId], nowMs: startedMs });
    });
    if (waiting.length === 0) return this.unreached(ring.id);
    const sent = deliveries.sendNow(ring.id, waiting);
    await this.#attachPresent(ring);
    await sent;
  }

  /** Whoever came meanwhile may have looked before the ring was written. Their devices ring in any case. */
  async #attachPresent({ id, userId }: Ring): Promise<void> {
    const { calls, log } = this.#deps;
    try {
      for (const end of await calls.clientsOf(userId)) this.attach(id, end);
    } catch (error) {
      log.warn({ err: error }, 'clients that came meanwhile are not rung');
    }
  }

  #end(ringId: string, reason: CallReason): void {
    const ringing = this.#ringing.get(ringId);
    if (!ringing) return;
    this.#ringing.delete(ringId);
    const { db, clock, rings, deliveries, log } = this.#deps;
    const end = async (): Promise<void> => {
      await ringing.written;
      await db.$transaction(async (tx) => {
        const isFirst = await rings.end(tx, ringId, clock.now());
        if (isFirst) await this.#queueEnd(tx, ringing.ring, reason);
      });
      deliveries.begin();
    };
    // When it cannot be written, devices stop by themselves when the call no longer can ring.
    end().catch((error: unknown) => log.error({ err: error }, 'the end of a ring is not told'));
  }

  async #queueEnd(
    tx: Parameters<DeliveryStore['queue']>[0],
    ring: Ring,
    reason: CallReason,
  ): Promise<void> {
    const { clock, store, deliveries } = this.#deps;
    const push = callEndedPush(ring, endReasonOf(reason));
    const queued = await store.queueAfter(tx, push, { eventId: ring.id, nowMs: clock.now() });
    if (queued > 0) await deliveries.schedule(tx, push.eventId);
  }
}

/** Another one for each ring; it says whom it rings. */
function wakingEnd(self: string, ringId: string, user: string): End {
  return { kind: WAKING, process: self, id: `${ringId} ${user}`, media: 'none' };
}

function ringIdOf(id: string): string {
  return id.slice(0, id.indexOf(' '));
}

function userOf(id: string): string {
  return id.slice(id.indexOf(' ') + 1);
}
