import type { z } from 'zod';
import type { Origin } from '../../actor.ts';
import type { ladder, ladderSummary, phoneNetwork, routeEntries, trunkEntries } from './shapes.ts';

/** The trunks and routes of calls, with the state of each trunk where the data plane is ours. */
export type PhoneNetworkState = z.output<typeof phoneNetwork>;
export type TrunkEntry = z.output<typeof trunkEntries>[number];
export type RouteEntry = z.output<typeof routeEntries>[number];
export type PhoneLadderSummary = z.output<typeof ladderSummary>;
export type PhoneLadder = z.output<typeof ladder>;

/** How calls go to and come from the phone network. */
export interface PhoneNetworkService {
  trunks(): Promise<PhoneNetworkState>;
  /**
   * Replaces all trunks.
   *
   * @param revision of what was changed
   * @throws PlatformError `routing-changed`, `routing-refused` with the field, `trunk-in-use`
   */
  setTrunks(origin: Origin, revision: string, trunks: readonly TrunkEntry[]): Promise<void>;
  /** Replaces all routes; the first that matches a number is taken. @throws PlatformError as above */
  setRoutes(origin: Origin, revision: string, routes: readonly RouteEntry[]): Promise<void>;
  /**
   * The latest calls with phones, the latest first; none where phones are off.
   *
   * @throws PlatformError `not-ours` where there is no control plane
   */
  ladders(): Promise<PhoneLadderSummary[]>;
  /** @throws PlatformError `not-ours`, `phone-call-not-found` */
  ladder(id: string): Promise<PhoneLadder>;
}
