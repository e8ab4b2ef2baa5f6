import { randomUUID } from 'node:crypto';
import type {
  AssignmentType,
  NumberCapabilities,
  NumberOperationType,
} from '@switchboard/acs-wire';
import type { Jobs } from '@switchboard/jobs';
import type { Clock } from '@switchboard/kernel';
import type { Transaction } from '../../platform/database/database.ts';
import type { ResourceLimits } from '../../platform/limits/resources.ts';
import { badRequest, WireError } from '../../platform/wire/errors.ts';
import { inventoryUnavailable } from './inventory.ts';
import type { Offering } from './inventory.ts';
import { includesBoth, numberNotFound } from './number.ts';
import type { OfferedNumber, PhoneNumber } from './number.ts';
import { termsOf } from './offering.ts';
import { newOperation, operationId } from './operation.ts';
import type { Operation } from './operation.ts';
import { assertBuyable, reservationNotFound } from './reservation.ts';
import { assertPurchasable, numbersOf, searchNotFound } from './search.ts';
import type { Stores } from './stores.ts';
import { operationJob } from './work.ts';

export interface BeginningsDeps {
  readonly stores: Stores;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly resources: ResourceLimits;
}

export interface AskedSearch {
  readonly assignmentType: AssignmentType;
  readonly capabilities: NumberCapabilities;
  readonly areaCode: string | undefined;
  readonly quantity: number;
}

/** What a purchase buys, and what the inventory knows its hold by. */
export interface PurchaseDetails {
  readonly holdKey: string;
  readonly numbers: readonly OfferedNumber[];
}

/**
 * Writes down that something is to be done, with the job that does it. Asked for again while it is
 * being done, or when it was, it is the same operation: so nothing is bought twice.
 */
export class Beginnings {
  readonly #deps: BeginningsDeps;

  constructor(deps: BeginningsDeps) {
    this.#deps = deps;
  }

  search(offering: Offering, asked: AskedSearch): Promise<Operation> {
    const { stores, clock } = this.#deps;
    const createdMs = clock.now();
    const search = {
      ...{ id: randomUUID(), ...termsOf(offering, asked.assignmentType), ...asked.capabilities },
      ...{ areaCode: asked.areaCode ?? null, quantity: asked.quantity },
      ...{ mustAgree: offering.mustAgreeNotToResell, phoneNumbers: [], error: 'NoError' },
      ...{ expiresMs: null, purchaseId: null, createdMs },
    };
    return this.#transaction(async (tx) => {
      await stores.searches.create(tx, search);
      const id = operationId('search', search.id);
      const details = { holdKey: search.id };
      return this.#begin(
        tx,
        newOperation({ id, type: 'search', subject: search.id, details, createdMs }),
      );
    });
  }

  purchase(searchId: string, agrees: boolean): Promise<Operation> {
    const { stores, clock } = this.#deps;
    const nowMs = clock.now();
    return this.#transaction(async (tx) => {
      const search = await stores.searches.lock(tx, searchId);
      if (!search) throw searchNotFound();
      const earlier = await this.#underWayOrDone(tx, search.purchaseId);
      if (earlier) return earlier;
      assertPurchasable(search, { agrees, nowMs });
      const details = { holdKey: searchId, numbers: numbersOf(search) };
      const operation = await this.#buy(tx, 'purchase', searchId, details);
      await stores.searches.setPurchase(tx, searchId, operation.id);
      return operation;
    });
  }

  purchaseReservation(reservationId: string, agrees: boolean): Promise<Operation> {
    const { stores, clock } = this.#deps;
    const nowMs = clock.now();
    return this.#transaction(async (tx) => {
      const reservation = await stores.reservations.lock(tx, reservationId);
      if (!reservation) throw reservationNotFound();
      const earlier = await this.#ofId(tx, reservation.purchaseId);
      if (earlier) return earlier;
      assertBuyable(reservation, { agrees, nowMs });
      const numbers = reservation.numbers.map(({ mustAgree: _mustAgree, ...number }) => number);
      const details = { holdKey: reservation.holdKey, numbers };
      const operation = await this.#buy(tx, 'reservationPurchase', reservationId, details);
      await stores.reservations.submit(tx, reservationId, operation.id);
      return operation;
    });
  }

  release(phoneNumber: string): Promise<Operation> {
    return this.#change(phoneNumber, 'releasePhoneNumber', ({ isBought }) => ({ isBought }));
  }

  /** What is left out stays as it is. */
  setCapabilities(
    phoneNumber: string,
    wanted: { readonly [Name in keyof NumberCapabilities]: NumberCapabilities[Name] | undefined },
  ): Promise<Operation> {
    return this.#change(phoneNumber, 'updatePhoneNumberCapabilities', (number) => {
      const { calling = number.calling, sms = number.sms } = wanted;
      const allowed = { calling: number.maxCalling, sms: number.maxSms };
      if (!includesBoth(allowed, { calling, sms })) {
        throw badRequest('The phone number cannot do that.', 'capabilities');
      }
      return { calling, sms };
    });
  }

  #change(
    phoneNumber: string,
    type: NumberOperationType,
    detailsOf: (number: PhoneNumber) => object,
  ): Promise<Operation> {
    const { stores, clock } = this.#deps;
    return this.#transaction(async (tx) => {
      const number = await stores.numbers.lock(tx, phoneNumber);
      if (!number) throw numberNotFound();
      const details = detailsOf(number);
      const earlier = await this.#ofId(tx, number.operationId);
      if (earlier && isSame(earlier, type, details)) return earlier;
      if (earlier) throw occupied();
      const id = operationId(type, randomUUID());
      const createdMs = clock.now();
      await stores.numbers.occupy(tx, phoneNumber, id);
      return this.#begin(tx, newOperation({ id, type, subject: phoneNumber, details, createdMs }));
    });
  }

  async #buy(
    tx: Transaction,
    type: 'purchase' | 'reservationPurchase',
    subject: string,
    details: PurchaseDetails,
  ): Promise<Operation> {
    const { stores, clock, resources } = this.#deps;
    const phoneNumbers = details.numbers.map(({ phoneNumber }) => phoneNumber);
    const owned = await stores.numbers.countWithClaimed(tx);
    if (owned + phoneNumbers.length > resources['numbers.owned']) throw tooMany('phone numbers');
    if (await stores.operations.isBeingUndone(tx, phoneNumbers)) throw inventoryUnavailable();
    const id = operationId(type, randomUUID());
    const createdMs = clock.now();
    return this.#begin(tx, newOperation({ id, type, subject, phoneNumbers, details, createdMs }));
  }

  async #begin(tx: Transaction, operation: Operation): Promise<Operation> {
    const { stores, jobs, resources } = this.#deps;
    const { id } = operation;
    const open = await stores.operations.countOpen(tx);
    if (open >= resources['numbers.operations']) throw tooMany('operations under way');
    await stores.operations.create(tx, operation);
    await jobs.add(tx, operationJob, { id }, { key: id });
    return operation;
  }

  async #transaction(work: (tx: Transaction) => Promise<Operation>): Promise<Operation> {
    const { stores, jobs } = this.#deps;
    const operation = await stores.db.$transaction(work);
    jobs.wake();
    return operation;
  }

  async #underWayOrDone(tx: Transaction, id: string | null): Promise<Operation | undefined> {
    const earlier = await this.#ofId(tx, id);
    return earlier?.status === 'failed' ? undefined : earlier;
  }

  async #ofId(tx: Transaction, id: string | null): Promise<Operation | undefined> {
    return id === null ? undefined : this.#deps.stores.operations.find(id, tx);
  }
}

/** @param what there are too many of, in the plural */
export function tooMany(what: string): WireError {
  return new WireError(429, 'TooManyRequests', `There are as many ${what} as there may be.`);
}

function isSame(earlier: Operation, type: NumberOperationType, details: object): boolean {
  const { calling, sms } = earlier.details as Partial<NumberCapabilities>;
  const wanted = details as Partial<NumberCapabilities>;
  return earlier.type === type && calling === wanted.calling && sms === wanted.sms;
}

function occupied(): WireError {
  const message = 'The phone number is being changed or released.';
  return new WireError(409, 'Conflict', message, { target: 'phonenumber' });
}
