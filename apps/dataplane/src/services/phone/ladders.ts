import { randomUUID } from 'node:crypto';
import type { SipTrace } from '@switchboard/sip';
import type { TraceEntry } from '../call-traces/port.ts';

export const MAX_LADDERS = 200;
export const MAX_MESSAGES = 60;

/** One message between a trunk and us; it holds no number, address or content. */
export interface LadderMessage {
  /** In ISO 8601. */
  readonly at: string;
  readonly direction: 'in' | 'out';
  readonly method: string;
  /** Of an answer; null for a request. */
  readonly status: number | null;
  /** Does it describe sound? */
  readonly hasSession: boolean;
}

/** What was said between a trunk and us about one phone. */
export interface LadderSummary {
  readonly id: string;
  /** Of the call that the phone is in; null as long as it is in none. */
  readonly callId: string | null;
  /** Who called: `out` to a phone, `in` from one. */
  readonly direction: 'in' | 'out';
  readonly protocol: SipTrace['protocol'];
  /** Null for a call that comes from no trunk. */
  readonly trunk: string | null;
  readonly startedAt: string;
  readonly state: 'ringing' | 'answered' | 'ended' | 'failed';
  /** The last answer to the call itself. */
  readonly status: number | null;
}

export interface Ladder extends LadderSummary {
  /** The first ones. */
  readonly messages: readonly LadderMessage[];
  /** How many there were beyond those. */
  readonly more: number;
}

interface Kept {
  readonly id: string;
  readonly direction: 'in' | 'out';
  readonly protocol: SipTrace['protocol'];
  readonly startedAt: string;
  readonly messages: LadderMessage[];
  more: number;
  state: LadderSummary['state'];
  status: number | null;
}

type LadderName = Pick<LadderSummary, 'callId' | 'trunk'>;

const UNNAMED: LadderName = { callId: null, trunk: null };

/** The messages of the latest calls with phones, as many as fit. */
export class Ladders {
  /** By the Call-ID of SIP, the oldest first. */
  readonly #kept = new Map<string, Kept>();
  /** The same; a call has its name before its first message is on its way. */
  readonly #names = new Map<string, LadderName>();

  readonly trace = (trace: SipTrace): void => {
    const kept = this.#kept.get(trace.callId) ?? this.#begin(trace);
    if (!kept) return;
    follow(kept, trace);
    if (kept.messages.length < MAX_MESSAGES) kept.messages.push(messageOf(trace));
    else kept.more += 1;
  };

  /** Which call of ours it is, and by which trunk. @param sipCallId the Call-ID of SIP */
  name(sipCallId: string, name: LadderName): void {
    this.#names.set(sipCallId, name);
    dropOldest(this.#names);
  }

  /** The latest first. */
  list(): readonly LadderSummary[] {
    return [...this.#kept].reverse().map(([sipCallId, kept]) => this.#summaryOf(sipCallId, kept));
  }

  find(id: string): Ladder | undefined {
    const [sipCallId, kept] = [...this.#kept].find(([, one]) => one.id === id) ?? [];
    if (sipCallId === undefined || !kept) return undefined;
    const { messages, more } = kept;
    return { ...this.#summaryOf(sipCallId, kept), messages: [...messages], more };
  }

  /** The messages about the phones of one call. */
  entriesOf(callId: string): readonly TraceEntry[] {
    return [...this.#kept].flatMap(([sipCallId, { id, messages }]) => {
      const name = this.#names.get(sipCallId);
      if (name?.callId !== callId) return [];
      const { trunk } = name;
      return messages.map((one) => ({ area: 'sip' as const, ladder: id, trunk, ...one }));
    });
  }

  #summaryOf(
    sipCallId: string,
    { messages: _messages, more: _more, ...kept }: Kept,
  ): LadderSummary {
    return { ...kept, ...(this.#names.get(sipCallId) ?? UNNAMED) };
  }

  /** What is not about a call, as when a trunk is asked whether it is there, is no ladder. */
  #begin({ callId, method, status, direction, protocol, at }: SipTrace): Kept | undefined {
    if (method !== 'INVITE' || status !== undefined) return undefined;
    const kept: Kept = {
      ...{ id: randomUUID(), direction, protocol, startedAt: new Date(at).toISOString() },
      ...{ messages: [], more: 0, state: 'ringing', status: null },
    };
    this.#kept.set(callId, kept);
    dropOldest(this.#kept);
    return kept;
  }
}

/** A trunk that asks who we are is asked again, and has not refused. */
const CHALLENGES = [401, 407];

function follow(kept: Kept, { method, status }: SipTrace): void {
  if (method === 'BYE') kept.state = 'ended';
  if (method !== 'INVITE' || status === undefined || kept.state !== 'ringing') return;
  kept.status = status;
  if (status >= 200 && status < 300) kept.state = 'answered';
  else if (status >= 300 && !CHALLENGES.includes(status)) kept.state = 'failed';
}

function messageOf({ at, direction, method, status, hasSession }: SipTrace): LadderMessage {
  return { at: new Date(at).toISOString(), direction, method, status: status ?? null, hasSession };
}

/** At most one is too many, as they come one by one. */
function dropOldest(map: Map<string, unknown>): void {
  const [oldest] = map.keys();
  if (map.size > MAX_LADDERS && oldest !== undefined) map.delete(oldest);
}
