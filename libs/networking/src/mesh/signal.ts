/** What two who want a connection say to each other; `session` is the sender's, `to` the one it is meant for. */
export type Signal =
  /** I am here; `knows` is what I have heard of you. */
  | { readonly kind: 'hello'; readonly session: string; readonly knows?: string }
  | { readonly kind: 'bye'; readonly session: string; readonly reason: ByeReason }
  | (DescriptionSignal & Addressed)
  | (CandidatesSignal & Addressed);

/** I am gone, or want no more of you; or this connection was lost, and one of us will ask for another one. */
export type ByeReason = 'done' | 'lost';

interface Addressed {
  readonly session: string;
  readonly to: string;
}

export interface DescriptionSignal {
  readonly kind: 'description';
  readonly type: 'offer' | 'answer';
  /** Of the offer, counted by who makes it: an answer to an earlier one is none. */
  readonly round: number;
  readonly sdp: string;
}

export interface CandidatesSignal {
  readonly kind: 'candidates';
  readonly candidates: readonly RTCIceCandidateInit[];
}

/** What belongs to one connection. */
export type ConnectionSignal = DescriptionSignal | CandidatesSignal;

/** A description with data channels only has about 500 characters, and grows with candidates. */
export const MAX_SIGNAL_CHARACTERS = 16_384;
export const MAX_CANDIDATES = 32;
const MAX_CANDIDATE_CHARACTERS = 512;
const MAX_SESSION_CHARACTERS = 40;

export function writeSignal(signal: Signal): string {
  return JSON.stringify(signal);
}

/** Written by hand: it runs in every page, for five shapes. @returns undefined for what is none */
export function readSignal(text: string): Signal | undefined {
  if (text.length > MAX_SIGNAL_CHARACTERS) return undefined;
  const value = parse(text);
  const session = value && sessionIn(value['session']);
  if (!value || session === undefined) return undefined;
  if (value['kind'] === 'hello') return readHello(value, session);
  if (value['kind'] === 'bye') return readBye(value, session);
  const to = sessionIn(value['to']);
  const body = readBody(value);
  return to === undefined || !body ? undefined : { ...body, session, to };
}

type Fields = Readonly<Record<string, unknown>>;

function parse(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textIn(value: unknown, max: number): string | undefined {
  return typeof value === 'string' && value.length <= max ? value : undefined;
}

function sessionIn(value: unknown): string | undefined {
  return textIn(value, MAX_SESSION_CHARACTERS) || undefined;
}

function numberIn(value: unknown, max: number): number | undefined {
  const isOne = Number.isInteger(value) && (value as number) >= 0 && (value as number) <= max;
  return isOne ? (value as number) : undefined;
}

function readHello(value: Fields, session: string): Signal | undefined {
  if (value['knows'] === undefined) return { kind: 'hello', session };
  const knows = sessionIn(value['knows']);
  return knows === undefined ? undefined : { kind: 'hello', session, knows };
}

function readBye({ reason }: Fields, session: string): Signal | undefined {
  const isOne = reason === 'done' || reason === 'lost';
  return isOne ? { kind: 'bye', session, reason } : undefined;
}

function readBody(value: Fields): ConnectionSignal | undefined {
  if (value['kind'] === 'description') return readDescription(value);
  return value['kind'] === 'candidates' ? readCandidates(value) : undefined;
}

function readDescription({ type, round, sdp }: Fields): DescriptionSignal | undefined {
  const number = numberIn(round, 0xffff_ffff);
  const text = textIn(sdp, MAX_SIGNAL_CHARACTERS);
  if ((type !== 'offer' && type !== 'answer') || number === undefined || !text) return undefined;
  return { kind: 'description', type, round: number, sdp: text };
}

function readCandidates({ candidates }: Fields): CandidatesSignal | undefined {
  if (!Array.isArray(candidates) || candidates.length > MAX_CANDIDATES) return undefined;
  const read = candidates.map(readCandidate);
  return read.every((one) => one !== undefined)
    ? { kind: 'candidates', candidates: read }
    : undefined;
}

function readCandidate(value: unknown): RTCIceCandidateInit | undefined {
  if (!isFields(value)) return undefined;
  const candidate = textIn(value['candidate'], MAX_CANDIDATE_CHARACTERS);
  if (candidate === undefined) return undefined;
  const sdpMid = textIn(value['sdpMid'], 16) ?? null;
  const sdpMLineIndex = numberIn(value['sdpMLineIndex'], 255) ?? null;
  const usernameFragment = textIn(value['usernameFragment'], 256) ?? null;
  return { candidate, sdpMid, sdpMLineIndex, usernameFragment };
}
