import type { z } from 'zod';
import type { Origin } from '../../actor.ts';
import type {
  capabilities,
  foundNumbers,
  freeNumber,
  monthlyCost,
  numberBrowse,
  numberOperation,
  numberReservation,
  numberRoutes,
  numberSearch,
  numberTypes,
  ownedNumber,
  wantedNumber,
} from './shapes.ts';

export type NumberType = (typeof numberTypes)[number];
export type NumberRoute = (typeof numberRoutes)[number];
export type NumberCapabilities = z.output<typeof capabilities>;
export type MonthlyCost = z.output<typeof monthlyCost>;
export type OwnedNumber = z.output<typeof ownedNumber>;
export type NumberSearch = z.output<typeof numberSearch>;
export type NumberBrowse = z.output<typeof numberBrowse>;
export type FreeNumber = z.output<typeof freeNumber>;
export type WantedNumber = z.output<typeof wantedNumber>;
export type NumberReservation = z.output<typeof numberReservation>;
export type FoundNumbers = z.output<typeof foundNumbers>;
/** Something that ACS takes its time for; it goes on whether anybody looks or not. */
export type NumberOperation = z.output<typeof numberOperation>;

export interface NumberList {
  readonly numbers: readonly OwnedNumber[];
  /** What they cost each month, by currency. */
  readonly spend: readonly MonthlyCost[];
  /** What they may cost; null: nothing may be bought. */
  readonly limit: MonthlyCost | null;
}

export interface NumberOffering {
  readonly type: NumberType;
  readonly capabilities: NumberCapabilities;
  readonly cost: MonthlyCost;
}

export interface NumberPlace {
  readonly locality: string;
  /** A state or province, by its abbreviation. */
  readonly division: string | null;
}

export interface AreaCodeQuery {
  readonly countryCode: string;
  readonly type: NumberType;
  readonly locality?: string | undefined;
  readonly division?: string | undefined;
}

export interface NumberLabel {
  readonly name: string;
  readonly route: NumberRoute;
  /** Whether every member may call from it; absent: as it was. */
  readonly callerId?: boolean | undefined;
}

export interface CallerId {
  readonly number: string;
  readonly name: string;
  /** False for one that cannot call at all: the capability is missing. */
  readonly canCall: boolean;
}

export interface NumberService {
  list(): Promise<NumberList>;
  /** Numbers that the telephony app is responsible for, by their names; 500 at most. */
  routed(): Promise<readonly { readonly number: string; readonly name: string }[]>;
  /** Numbers that every member may call from, by their names; 500 at most. */
  callerIds(): Promise<readonly CallerId[]>;
  /** Names a number and says what it is for. @throws PlatformError `number-not-found` */
  describe(origin: Origin, number: string, label: NumberLabel): Promise<void>;
  countries(): Promise<readonly { readonly code: string; readonly name: string }[]>;
  offerings(countryCode: string): Promise<readonly NumberOffering[]>;
  localities(countryCode: string): Promise<readonly NumberPlace[]>;
  areaCodes(query: AreaCodeQuery): Promise<readonly string[]>;
  /** Holds numbers for some minutes, so that they can be bought. @throws PlatformError `number-not-offered` */
  search(origin: Origin, search: NumberSearch): Promise<NumberOperation>;
  /**
   * Buys what a search has found.
   *
   * @throws PlatformError `number-search-over`, `number-agreement-missing`, `number-limit-exceeded`,
   *   `number-already-bought`
   */
  buy(
    origin: Origin,
    searchId: string,
    options: { readonly agreesNotToResell: boolean },
  ): Promise<NumberOperation>;
  /** Which numbers nobody has; 50 at most. @throws PlatformError `number-not-offered` */
  browse(wanted: NumberBrowse): Promise<readonly FreeNumber[]>;
  /**
   * Keeps a number from everybody else for a quarter of an hour after the last change, two hours at most.
   *
   * @param id of a reservation that it is added to; absent: a new one
   * @throws PlatformError `number-not-free`, `number-reservation-over`
   */
  reserve(id: string | undefined, number: WantedNumber): Promise<NumberReservation>;
  /** Takes a number out of a reservation. @throws PlatformError `number-reservation-over` */
  unreserve(id: string, number: string): Promise<NumberReservation>;
  /** @throws PlatformError `number-reservation-over` for one that ACS does not know */
  reservation(id: string): Promise<NumberReservation>;
  /**
   * Buys what is reserved.
   *
   * @throws PlatformError `number-reservation-over`, `number-agreement-missing`, `number-limit-exceeded`,
   *   `number-already-bought`
   */
  buyReservation(
    origin: Origin,
    id: string,
    options: { readonly agreesNotToResell: boolean },
  ): Promise<NumberOperation>;
  setCapabilities(
    origin: Origin,
    number: string,
    wanted: NumberCapabilities,
  ): Promise<NumberOperation>;
  release(origin: Origin, number: string): Promise<NumberOperation>;
  /** How it is now. @throws PlatformError `number-operation-not-found` */
  operation(id: string): Promise<NumberOperation>;
  /** What goes on, and what was over within a day; the latest first. */
  operations(): Promise<readonly NumberOperation[]>;
}
