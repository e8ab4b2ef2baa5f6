import { randomUUID } from 'node:crypto';
import type { ReservationPatch } from '@switchboard/acs-wire';
import type { Jobs } from '@switchboard/jobs';
import type { Clock } from '@switchboard/kernel';
import type { ResourceLimits } from '../../platform/limits/resources.ts';
import { badRequest, WireError } from '../../platform/wire/errors.ts';
import { tooMany } from './beginnings.ts';
import { InventoryRefusal, inventoryUnavailable, MAX_PREFIXES } from './inventory.ts';
import type { Inventory } from './inventory.ts';
import { digitsOf } from './number.ts';
import { offeringFor, termsOf } from './offering.ts';
import {
  assertActive,
  assertFits,
  RESERVATION_SECONDS,
  reservationNotFound,
} from './reservation.ts';
import type { Reservation, ReservedNumber } from './reservation.ts';
import type { Stores } from './stores.ts';
import { letGoJob } from './work.ts';

/** How often a change is tried when somebody else is faster, or numbers go away meanwhile. */
const MAX_TRIES = 3;

export interface ReservationsDeps {
  readonly stores: Stores;
  readonly inventory: Inventory;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly resources: ResourceLimits;
}

export interface Changed {
  readonly reservation: Reservation;
  readonly isNew: boolean;
  /** What cannot be had. */
  readonly refused: readonly ReservedNumber[];
}

interface Held {
  readonly numbers: readonly ReservedNumber[];
  readonly refused: readonly ReservedNumber[];
}

/** Numbers put aside: what the inventory holds, and what is written down here. */
export class Reservations {
  readonly #deps: ReservationsDeps;

  constructor(deps: ReservationsDeps) {
    this.#deps = deps;
  }

  /** Adds and takes out numbers, and makes a reservation that is not there. */
  async change(id: string, patch: ReservationPatch): Promise<Changed> {
    const { stores, inventory } = this.#deps;
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const before = await this.#found(id);
      const { numbers, refused: missing } = await this.#planned(before?.numbers ?? [], patch);
      const holdKey = before?.holdKey ?? randomUUID();
      const held = await this.#hold(holdKey, numbers);
      const reservation = this.#made({ id, holdKey, before, numbers: held.numbers });
      const refused = [...missing, ...held.refused];
      if (await stores.reservations.save(reservation)) {
        return { reservation, isNew: !before, refused };
      }
      if (!before) await inventory.letGo(holdKey);
    }
    const message = 'The reservation is being changed by somebody else.';
    throw new WireError(409, 'Conflict', message, { target: 'reservationid' });
  }

  async remove(id: string): Promise<void> {
    const { stores, jobs } = this.#deps;
    await stores.db.$transaction(async (tx) => {
      const reservation = await stores.reservations.lock(tx, id);
      if (!reservation) throw reservationNotFound();
      const { holdKey, status } = reservation;
      if (status === 'submitted') throw badRequest('It is being bought.', 'reservationid');
      await stores.reservations.remove(tx, id);
      if (status === 'active') await jobs.add(tx, letGoJob, { holdKey }, { key: holdKey });
    });
    jobs.wake();
  }

  async #found(id: string): Promise<Reservation | undefined> {
    const { stores, clock, resources } = this.#deps;
    const nowMs = clock.now();
    const before = await stores.reservations.find(id);
    if (before) assertActive(before, nowMs);
    else if ((await stores.reservations.countActive(nowMs)) >= resources['numbers.reservations']) {
      throw tooMany('active reservations');
    }
    return before;
  }

  #made({
    before,
    ...fields
  }: Pick<Reservation, 'id' | 'holdKey' | 'numbers'> & {
    readonly before: Reservation | undefined;
  }): Reservation {
    const nowMs = this.#deps.clock.now();
    return {
      ...{ createdMs: nowMs, status: 'active', purchaseId: null, failure: null },
      ...{ ...before, ...fields },
      expiresMs: nowMs + RESERVATION_SECONDS * 1_000,
      version: before ? before.version + 1 : 0,
    };
  }

  /** What there is to hold: of what is new, only what is offered, on our terms. */
  async #planned(before: readonly ReservedNumber[], patch: ReservationPatch): Promise<Held> {
    const kept = before.filter(({ phoneNumber }) => patch[digitsOf(phoneNumber)] !== null);
    const known = new Set(kept.map(({ phoneNumber }) => phoneNumber));
    const added = await this.#offered(patch, known);
    assertFits(kept.length + added.length);
    const free = await this.#freeAmong(added);
    return {
      numbers: [...kept, ...added.filter((one) => free.has(one))],
      refused: added.filter((one) => !free.has(one)),
    };
  }

  async #offered(
    patch: ReservationPatch,
    known: ReadonlySet<string>,
  ): Promise<readonly ReservedNumber[]> {
    const asked = Object.entries(patch).flatMap(([digits, asked]) =>
      asked === null || known.has(`+${digits}`) ? [] : [{ phoneNumber: `+${digits}`, ...asked }],
    );
    if (asked.length === 0) return [];
    const offerings = await this.#deps.inventory.offerings();
    return asked.map(({ phoneNumber, countryCode, phoneNumberType, assignmentType }) => {
      const plan = { countryCode: countryCode.toUpperCase(), numberType: phoneNumberType };
      const offering = offeringFor(offerings, { ...plan, assignmentType });
      const { mustAgreeNotToResell: mustAgree } = offering;
      return { phoneNumber, ...termsOf(offering, assignmentType), mustAgree };
    });
  }

  /** Nobody reserves a number under another country or type than its own. */
  async #freeAmong(numbers: readonly ReservedNumber[]): Promise<ReadonlySet<ReservedNumber>> {
    const kinds = Map.groupBy(numbers, (one) => `${one.countryCode} ${one.numberType}`);
    const free = await Promise.all([...kinds.values()].map((kind) => this.#freeOfKind(kind)));
    return new Set(free.flat());
  }

  async #freeOfKind(numbers: readonly ReservedNumber[]): Promise<readonly ReservedNumber[]> {
    const [{ countryCode, numberType }] = numbers as readonly [ReservedNumber];
    const found = new Set<string>();
    for (let from = 0; from < numbers.length; from += MAX_PREFIXES) {
      const prefixes = numbers
        .slice(from, from + MAX_PREFIXES)
        .map(({ phoneNumber }) => digitsOf(phoneNumber));
      const query = { countryCode, numberType, prefixes, limit: prefixes.length };
      for (const one of await this.#deps.inventory.free(query)) found.add(one);
    }
    return numbers.filter(({ phoneNumber }) => found.has(phoneNumber));
  }

  /** Holds as many of them as can be had. */
  async #hold(key: string, wanted: readonly ReservedNumber[]): Promise<Held> {
    let numbers = wanted;
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const missing = await this.#missing(key, numbers);
      if (missing.size === 0) {
        return { numbers, refused: wanted.filter((one) => !numbers.includes(one)) };
      }
      numbers = numbers.filter(({ phoneNumber }) => !missing.has(phoneNumber));
    }
    throw inventoryUnavailable();
  }

  async #missing(key: string, numbers: readonly ReservedNumber[]): Promise<ReadonlySet<string>> {
    const { inventory } = this.#deps;
    const phoneNumbers = numbers.map(({ phoneNumber }) => phoneNumber);
    try {
      if (numbers.length === 0) await inventory.letGo(key);
      else await inventory.hold(key, phoneNumbers, RESERVATION_SECONDS);
      return new Set();
    } catch (error) {
      if (!(error instanceof InventoryRefusal)) throw error;
      const missing = new Set(error.phoneNumbers);
      // A refusal that names none of them cannot be acted upon.
      if (phoneNumbers.some((one) => missing.has(one))) return missing;
      throw inventoryUnavailable();
    }
  }
}
