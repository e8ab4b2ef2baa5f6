import type { z } from 'zod';
import type { Origin } from '../../actor.ts';
import type {
  callCharge,
  callPrice,
  callPriceInput,
  callSpend,
  spendRules,
} from './spend-shapes.ts';
import type { ladder, ladderSummary, phoneNetwork, routeEntries, trunkEntries } from './shapes.ts';

/** The trunks and routes of calls, with the state of each trunk where the data plane is ours. */
export type PhoneNetworkState = z.output<typeof phoneNetwork>;
export type TrunkEntry = z.output<typeof trunkEntries>[number];
export type RouteEntry = z.output<typeof routeEntries>[number];
export type PhoneLadderSummary = z.output<typeof ladderSummary>;
export type PhoneLadder = z.output<typeof ladder>;

export type CallSpendView = z.output<typeof callSpend>;
export type CallSpendRulesView = z.output<typeof spendRules>;
export type CallChargeView = z.output<typeof callCharge>;
export type CallPriceView = z.output<typeof callPrice>;

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
  /** @throws PlatformError `not-ours` where there is no control plane, or phones are off */
  spend(): Promise<CallSpendView>;
  /** @throws PlatformError as above */
  spendRules(): Promise<CallSpendRulesView>;
  /** @throws PlatformError as above, `call-rules-changed`, `call-rules-refused` with the field */
  setSpendRules(origin: Origin, rules: CallSpendRulesView): Promise<void>;
  /** The latest finished calls to phones. @throws PlatformError `not-ours` */
  charges(): Promise<CallChargeView[]>;
  /** Unknown where nobody tells; it never throws. */
  callPrice(call: z.output<typeof callPriceInput>): Promise<CallPriceView>;
}
