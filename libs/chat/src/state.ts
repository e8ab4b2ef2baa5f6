import type { Participant } from './message.ts';
import type { Timeline } from './timeline.ts';

/** How much of a thread is known here. */
export type History =
  /** only its name, from the list */
  | 'none'
  /** a first page is on its way */
  | 'loading'
  /** the newest messages; older ones can be asked for */
  | 'partial'
  /** everything back to the first message one may see */
  | 'complete'
  /** the last attempt failed; it can be tried again */
  | 'failed';

export interface Receipt {
  readonly messageId: string;
  /** Epoch ms. */
  readonly readOn: number;
}

export interface Typist {
  readonly name: string;
  /** Epoch ms after which the indicator is stale. */
  readonly until: number;
}

export interface ThreadState {
  readonly id: string;
  readonly topic: string;
  /** Epoch ms of what happened last, for the order of the list. */
  readonly activeOn: number;
  readonly history: History;
  /** Without gaps: everything since `readTo` is in it. */
  readonly timeline: Timeline;
  /** The id down to which everything is known; empty when that is all there is. */
  readonly readTo: string;
  /** Older than that: the service lists what was edited lately first, however old it is. */
  readonly early: Timeline;
  readonly participants: Readonly<Record<string, Participant>>;
  readonly receipts: Readonly<Record<string, Receipt>>;
  readonly typing: Readonly<Record<string, Typist>>;
  /** `left`: we may still read what we could see; `deleted`: nothing can be done here any more. */
  readonly membership: 'member' | 'left' | 'deleted';
}

export interface ChatState {
  /** Our own communication user id. */
  readonly self: string;
  readonly connection: 'connecting' | 'connected' | 'reconnecting' | 'stopped';
  /** `loading` until the first page of threads is here. */
  readonly list: 'loading' | 'partial' | 'complete' | 'failed';
  readonly threads: Readonly<Record<string, ThreadState>>;
}

export function initialState(self: string): ChatState {
  return { self, connection: 'connecting', list: 'loading', threads: {} };
}

export function emptyThread(id: string, topic = '', activeOn = 0): ThreadState {
  return {
    id,
    topic,
    activeOn,
    history: 'none',
    timeline: [],
    readTo: '',
    early: [],
    participants: {},
    receipts: {},
    typing: {},
    membership: 'member',
  };
}
