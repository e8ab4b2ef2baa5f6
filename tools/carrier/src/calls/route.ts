import type { Handsets } from '../handsets/handsets.ts';
import type { HandsetState } from '../handsets/handset.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { SipNetwork } from '../sip/sip-network.ts';
import type { Lines } from '../telephones/lines.ts';
import type { Telephones } from '../telephones/telephones.ts';
import type { EndReason } from './ending.ts';
import type { Route } from './exchange.ts';
import type { Party } from './party.ts';

export interface RouteDeps {
  readonly handsets: Handsets;
  readonly inventory: Inventory;
  readonly lines: Lines;
  readonly telephones: Telephones;
  readonly sip: SipNetwork;
}

/** Whoever has a number decides how long it rings; this ends what they forget. */
const TRUNK_RING_MS = 180_000;

/** A full memory is for texts. */
const NO_CALLS: Readonly<Partial<Record<HandsetState, EndReason>>> = {
  off: 'out-of-reach',
  'out-of-reach': 'out-of-reach',
  blocked: 'congested',
};

/** Whose number it is, and whether it can be called now. A desk phone that has registered goes before the page of its number. */
export function route(deps: RouteDeps, to: string, caller: Party): Route {
  const { handsets, inventory, lines, telephones, sip } = deps;
  const own = caller.kind === 'trunk' ? undefined : handsets.find(caller.number);
  const unable = own && NO_CALLS[own.state];
  if (unable) return unable;
  if (inventory.ownerOf(to) !== undefined)
    return { callee: sip.trunkParty(to, caller.number), ringMs: TRUNK_RING_MS };
  const handset = handsets.find(to);
  if (!handset) return 'unknown-number';
  const refusal = NO_CALLS[handset.state];
  if (refusal) return refusal;
  const { isBusy, ringSeconds } = lines.of(to);
  const telephone = telephones.of(to);
  if (isBusy || !telephone.isIdle) return 'busy';
  const callee = sip.phoneParty(to, caller.number) ?? telephone;
  return { callee, ringMs: ringSeconds * 1_000 };
}
