import type { NumberCapabilities, NumberOperationType } from '@switchboard/acs-wire';
import type { Transaction } from '../../platform/database/database.ts';
import type { PurchaseDetails } from './beginnings.ts';
import { endInFailure } from './ending.ts';
import type { EndingDeps } from './ending.ts';
import { InventoryRefusal } from './inventory.ts';
import type { Inventory } from './inventory.ts';
import type { Failure, Operation } from './operation.ts';
import type { Undone } from './operation-store.ts';
import { SEARCH_SECONDS } from './search.ts';
import { MAX_ATTEMPTS, undoJob } from './work.ts';

export interface CarryingOutDeps extends EndingDeps {
  readonly inventory: Inventory;
  /** Told of a number that is given back, before it is forgotten. */
  readonly released: (phoneNumber: string) => Promise<void>;
}

type Step = (operation: Operation, signal: AbortSignal) => Promise<boolean>;

/** Carries out operations. Each step may be taken twice, and has the effect of one. */
export class CarryingOut {
  readonly #deps: CarryingOutDeps;
  /** False when it was over meanwhile. */
  readonly #steps: Readonly<Record<NumberOperationType, Step>> = {
    search: (operation, signal) => this.#search(operation, signal),
    purchase: (operation, signal) => this.#purchase(operation, signal),
    reservationPurchase: (operation, signal) => this.#purchase(operation, signal),
    releasePhoneNumber: (operation, signal) => this.#release(operation, signal),
    updatePhoneNumberCapabilities: (operation) => this.#setCapabilities(operation),
  };

  constructor(deps: CarryingOutDeps) {
    this.#deps = deps;
  }

  /** @throws whatever hindered it, to be tried again */
  async run(id: string, signal: AbortSignal): Promise<void> {
    const { stores, clock } = this.#deps;
    const operation = await stores.operations.begin(id, clock.now());
    if (!operation) return this.#undoAgain(id);
    try {
      const isDone = await this.#steps[operation.type](operation, signal);
      if (!isDone) await this.#undoAgain(id);
    } catch (error) {
      const failure = failureOf(operation, error, signal);
      if (!failure) throw error;
      await endInFailure(operation, failure, this.#deps);
    }
  }

  async #search(operation: Operation, signal: AbortSignal): Promise<boolean> {
    const { stores, inventory, clock } = this.#deps;
    const search = await stores.searches.find(operation.subject);
    if (!search) return false;
    const { areaCode, countryCode, numberType, quantity } = search;
    const expiresMs = clock.now() + SEARCH_SECONDS * 1_000;
    const wanted = { countryCode, numberType, areaCode: areaCode ?? undefined, quantity };
    const held = { seconds: SEARCH_SECONDS, signal };
    const phoneNumbers = await inventory.find(search.id, wanted, held);
    return this.#succeed(operation, (tx) =>
      stores.searches.found(tx, search.id, { phoneNumbers, expiresMs }),
    );
  }

  async #purchase(operation: Operation, signal: AbortSignal): Promise<boolean> {
    const { stores, inventory, clock } = this.#deps;
    const { id, phoneNumbers } = operation;
    const { holdKey, numbers } = operation.details as PurchaseDetails;
    await inventory.order(id, { phoneNumbers, holdKey }, signal);
    return this.#succeed(operation, async (tx) => {
      await stores.numbers.add(tx, numbers, { isBought: true, purchasedMs: clock.now() });
      await stores.reservations.complete(tx, id, null);
    });
  }

  async #release(operation: Operation, signal: AbortSignal): Promise<boolean> {
    const { stores, inventory, released } = this.#deps;
    const { isBought } = operation.details as { readonly isBought: boolean };
    const phoneNumber = operation.subject;
    if (isBought) await inventory.release(phoneNumber, signal);
    await released(phoneNumber);
    return this.#succeed(operation, (tx) => stores.numbers.remove(tx, phoneNumber));
  }

  #setCapabilities(operation: Operation): Promise<boolean> {
    const { stores } = this.#deps;
    const capabilities = operation.details as NumberCapabilities;
    return this.#succeed(operation, (tx) =>
      stores.numbers.setCapabilities(tx, operation.subject, capabilities),
    );
  }

  #succeed({ id }: Operation, write: (tx: Transaction) => Promise<void>): Promise<boolean> {
    const { stores, clock } = this.#deps;
    return stores.db.$transaction(async (tx) => {
      if (!(await stores.operations.succeed(tx, id, clock.now()))) return false;
      await write(tx);
      return true;
    });
  }

  /** Somebody ended it while the inventory was being asked, which may have done it all the same. */
  async #undoAgain(id: string): Promise<void> {
    const { stores, jobs } = this.#deps;
    if (!(await stores.operations.undoAgain(id))) return;
    await jobs.add(stores.db, undoJob, { id }, { key: id });
    jobs.wake();
  }
}

/** How it ends; `undefined` when it is to be tried again. */
function failureOf(
  { type, attempts }: Operation,
  error: unknown,
  signal: AbortSignal,
): (Failure & { undo: Undone }) | undefined {
  if (error instanceof InventoryRefusal) return { ...refused(error), undo: 'hold' };
  if (signal.aborted || attempts < MAX_ATTEMPTS) return undefined;
  const message = 'The inventory of phone numbers could not be reached.';
  return { code: 'ProvisioningFailed', message, undo: leftBy(type) };
}

/** What an operation may have left at the inventory that ended in the middle. */
export function leftBy(type: NumberOperationType): Undone {
  if (type === 'search') return 'hold';
  return type === 'purchase' || type === 'reservationPurchase' ? 'everything' : 'nothing';
}

function refused({ reason }: InventoryRefusal): Failure {
  if (reason === 'out-of-stock') {
    return { code: 'OutOfStock', message: 'There are not as many phone numbers as were wanted.' };
  }
  const message = 'The phone numbers are not available any more.';
  return { code: 'AllNumbersNotAcquired', message };
}
