import type { AdvanceableClock } from '@switchboard/kernel';
import type { Peer } from '@switchboard/smpp';
import type { Accounts } from '../accounts/accounts.ts';
import type { OrderDelays } from '../accounts/order-delays.ts';
import type { Paces } from '../accounts/paces.ts';
import type { Callers } from '../callers/callers.ts';
import type { Exchange } from '../calls/exchange.ts';
import type { Handsets } from '../handsets/handsets.ts';
import type { Hub } from '../handsets/hub.ts';
import type { Messages } from '../handsets/messages.ts';
import type { Sending } from '../handsets/sending.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { SipNetwork } from '../sip/sip-network.ts';
import type { Store } from '../store/store.ts';
import type { Lines } from '../telephones/lines.ts';
import type { Phones } from '../telephones/phones.ts';
import type { Recordings } from '../telephones/recordings.ts';
import type { Telephones } from '../telephones/telephones.ts';
import type { Speaker } from '../telephones/speaker.ts';
import type { Outbox } from '../texts/outbox.ts';
import type { Submissions } from '../texts/submissions.ts';
import type { Timeline } from '../texts/timeline.ts';

/** What the network is made of, for those who reach it from outside. */
export interface Network {
  readonly store: Store;
  readonly clock: AdvanceableClock;
  readonly accounts: Accounts;
  readonly hub: Hub;
  readonly handsets: Handsets;
  readonly messages: Messages;
  readonly inventory: Inventory;
  readonly paces: Paces;
  readonly orderDelays: OrderDelays;
  readonly outbox: Outbox;
  readonly timeline: Timeline;
  readonly submissions: Submissions;
  readonly sending: Sending;
  readonly exchange: Exchange;
  readonly telephones: Telephones;
  readonly lines: Lines;
  readonly recordings: Recordings;
  readonly phones: Phones;
  readonly sip: SipNetwork;
  readonly callers: Callers;
  readonly speaker: Speaker;
  /** Who is bound. */
  readonly peers: () => readonly Peer[];
}
