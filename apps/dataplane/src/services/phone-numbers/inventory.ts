import type { AssignmentType, NumberCapabilities, NumberType } from '@switchboard/acs-wire';
import { WireError } from '../../platform/wire/errors.ts';

/** What can be bought of one country and type. */
export interface Offering {
  /** ISO 3166-1, two letters. */
  readonly countryCode: string;
  /** In English. */
  readonly countryName: string;
  readonly numberType: NumberType;
  readonly assignmentTypes: readonly AssignmentType[];
  readonly capabilities: NumberCapabilities;
  readonly monthly: { readonly amount: number; readonly currencyCode: string };
  readonly mustAgreeNotToResell: boolean;
}

export interface Division {
  readonly code: string;
  readonly name: string;
}

/** Where there are numbers. */
export interface Place {
  readonly numberType: NumberType;
  readonly areaCode: string;
  readonly locality?: string | undefined;
  readonly division?: Division | undefined;
}

/** An inventory need not take more at once. */
export const MAX_PREFIXES = 20;

export interface FreeQuery {
  readonly countryCode: string;
  readonly numberType: NumberType;
  /** Digits without a plus; any of them, `MAX_PREFIXES` at most. */
  readonly prefixes: readonly string[];
  readonly limit: number;
}

export interface Wanted {
  readonly countryCode: string;
  readonly numberType: NumberType;
  readonly areaCode: string | undefined;
  readonly quantity: number;
}

export interface HoldOptions {
  readonly seconds: number;
  readonly signal?: AbortSignal;
}

export interface Order {
  readonly phoneNumbers: readonly string[];
  /** Of the hold they are under, if it has not ended. */
  readonly holdKey: string;
}

export interface Operator {
  readonly numberType?: NumberType | undefined;
  readonly countryCode?: string | undefined;
  readonly operator?:
    | {
        readonly name: string;
        readonly mobileNetworkCode?: string | undefined;
        readonly mobileCountryCode?: string | undefined;
      }
    | undefined;
}

/**
 * Where phone numbers come from. Whatever changes it can be asked for again: it is known by a key.
 * When it does not answer, or `signal` is aborted, everything here throws `inventoryUnavailable`.
 */
export interface Inventory {
  offerings(): Promise<readonly Offering[]>;
  places(countryCode: string): Promise<readonly Place[]>;
  /** Numbers that nobody has or holds now. */
  free(query: FreeQuery): Promise<readonly string[]>;
  /** Holds so many of a kind. @throws InventoryRefusal */
  find(key: string, wanted: Wanted, until: HoldOptions): Promise<readonly string[]>;
  /** Holds these and no others, all or none. @throws InventoryRefusal */
  hold(key: string, phoneNumbers: readonly string[], seconds: number): Promise<void>;
  /** Ends a hold, if there is one. */
  letGo(key: string, signal?: AbortSignal): Promise<void>;
  /** Buys all or none, and once for each key. @throws InventoryRefusal */
  order(key: string, order: Order, signal?: AbortSignal): Promise<void>;
  /** Gives a number back; nothing to do for one that was never bought. */
  release(phoneNumber: string, signal?: AbortSignal): Promise<void>;
  /** Who serves a number of anybody's; `undefined` when that is not known. */
  operator(phoneNumber: string): Promise<Operator | undefined>;
}

/** The inventory was asked, and said no. */
export class InventoryRefusal extends Error {
  override readonly name = 'InventoryRefusal';
  readonly reason: 'out-of-stock' | 'not-available';
  /** Those that are not available. */
  readonly phoneNumbers: readonly string[];

  constructor(reason: InventoryRefusal['reason'], phoneNumbers: readonly string[] = []) {
    super('The inventory of phone numbers does not have what was asked for.');
    this.reason = reason;
    this.phoneNumbers = phoneNumbers;
  }
}

/** Nobody knows whether anything was done; it may be tried again. */
export function inventoryUnavailable(): WireError {
  return new WireError(
    503,
    'ServiceUnavailable',
    'The inventory of phone numbers is not available just now.',
    { retryAfterMs: 1_000 },
  );
}
