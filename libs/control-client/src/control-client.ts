import { z } from 'zod';
import { callSpendControl } from './call-spend-control.ts';
import type { CallSpendControl } from './call-spend-control.ts';
import { callTracesControl } from './call-traces-control.ts';
import type { CallTracesControl } from './call-traces-control.ts';
import { controlError } from './control-errors.ts';
import { eventControl } from './event-control.ts';
import type { EventControl } from './event-control.ts';
import { recordingsControl } from './recordings-control.ts';
import type { RecordingsControl } from './recordings-control.ts';
import { phoneControl } from './phone-control.ts';
import type { PhoneControl } from './phone-control.ts';
import { ControlRefusal } from './refusal.ts';
import { pushControl } from './push-control.ts';
import type { PushControl } from './push-control.ts';
import { smsControl } from './sms-control.ts';
import type { SmsControl } from './sms-control.ts';
import { speechControl } from './speech-control.ts';
import type { SpeechControl } from './speech-control.ts';

const seeded = z.object({
  identities: z.record(z.string(), z.string()),
  threads: z.array(z.string()),
  rooms: z.array(z.string()),
});
const clock = z.object({ now: z.string(), offsetMs: z.number() });
const connection = z.object({
  sessionId: z.string(),
  endpointId: z.string(),
  userId: z.string(),
  transport: z.enum(['websocket', 'xhr-polling', 'none']),
  connectedAt: z.string(),
  queued: z.number(),
});
const requestRecord = z.object({
  at: z.string(),
  method: z.string(),
  path: z.string(),
  operation: z.string().nullable(),
  status: z.number(),
  ms: z.number(),
  requestId: z.string(),
  caller: z.string().nullable(),
});
const fault = z.object({
  id: z.string(),
  operation: z.string(),
  kind: z.enum(['delay', 'throttle', 'error', 'drop']),
  ms: z.number(),
  probability: z.number(),
  count: z.number().optional(),
});
const stats = z.object({
  identities: z.number(),
  threads: z.number(),
  messages: z.number(),
  rooms: z.number(),
});
const activity = z.object({ threads: z.array(z.number()), messages: z.array(z.number()) });
const keys = z.object({ primary: z.string(), secondary: z.string() });
const calls = z.object({ calls: z.array(z.unknown()) });
const pastCall = z.object({
  id: z.string(),
  legId: z.string(),
  startedBy: z.string(),
  startedMs: z.number(),
  video: z.boolean(),
  answeredMs: z.number().nullable(),
  connectedMs: z.number(),
  leftMs: z.number(),
  code: z.number(),
  subCode: z.number(),
  others: z.array(z.string()),
});
const callHistory = z.object({ calls: z.array(pastCall), unanswered: z.number() });

const relayCounts = z.object({
  allocations: z.number(),
  sentBytes: z.number(),
  receivedBytes: z.number(),
  refusedPeers: z.number(),
  refusedAllocations: z.number(),
});
const relayUse = z.object({
  known: z.boolean(),
  total: relayCounts,
  people: z.array(relayCounts.extend({ userId: z.string().nullable() })),
});
const relayEnding = z.object({ known: z.boolean(), ended: z.number() });

export type Connection = z.output<typeof connection>;
export type RequestRecord = z.output<typeof requestRecord>;
export type Fault = z.output<typeof fault>;
export type Stats = z.output<typeof stats>;
/**
 * A call between people as one of them had it. Times are epoch milliseconds; `answeredMs` is `null` for
 * whoever never was connected, `code` and `subCode` say why they left it for the last time.
 */
export type PastCall = z.output<typeof pastCall>;
export type CallHistoryPage = z.output<typeof callHistory>;
/** Allocations held now, the rest since the relay began. */
export type RelayCounts = z.output<typeof relayCounts>;
/**
 * By person, up to 500, whoever holds most first; `null` for all who are not known. Nothing is known
 * of relays that are not the data plane's own.
 */
export type RelayUse = z.output<typeof relayUse>;
export type RelayEnding = z.output<typeof relayEnding>;
/** Both access keys, in base64. */
export type KeyPair = z.output<typeof keys>;
export type KeySlot = keyof KeyPair;

/** Parts of time one after the other. */
export interface TimeParts {
  /** Epoch milliseconds. */
  readonly from: number;
  /** How long each is. */
  readonly partMs: number;
  readonly parts: number;
}

export interface CallHistoryQuery {
  /** Whose calls: a communication identity, as a raw id. */
  readonly user: string;
  /** 1 to 200. */
  readonly limit: number;
  /** The last one of the page before. */
  readonly before?: Pick<PastCall, 'leftMs' | 'legId'> | undefined;
  /** Which calls of others that were not answered are counted, up to 100: that ended later, with such a code. */
  readonly count: { readonly sinceMs: number; readonly codes: readonly number[] };
}

/** A number for each part. */
export type ActivityCounts = z.output<typeof activity>;

export interface FaultInput {
  /** An operation id of the data plane's support table, or `*` for all. */
  readonly operation: string;
  readonly kind: 'delay' | 'throttle' | 'error' | 'drop';
  /** How long a delay takes, or a throttle asks to wait. Milliseconds. */
  readonly ms?: number;
  readonly probability?: number;
  /** How often it strikes; for ever when absent. */
  readonly count?: number;
}

export interface SeedInput {
  readonly identities?: readonly { readonly name: string; readonly id?: string }[];
  readonly threads?: readonly {
    readonly topic: string;
    /** The first one is the creator. */
    readonly participants: readonly { readonly name: string; readonly displayName?: string }[];
    readonly messages?: readonly {
      readonly from: string;
      readonly content: string;
      readonly type?: 'text' | 'html';
    }[];
  }[];
  /** Numbers that one has without having bought them; they may do everything unless this says otherwise. */
  readonly phoneNumbers?: readonly { readonly phoneNumber: string }[];
  /** Open at once; the role is `Attendee` when absent. */
  readonly rooms?: readonly {
    readonly participants: readonly {
      readonly name: string;
      readonly role?: 'Presenter' | 'Attendee' | 'Consumer' | 'Collaborator';
    }[];
  }[];
}

/** A data plane's control plane, typed. */
export interface ControlClient {
  /** Forgets everything: identities, threads, connections, faults. */
  reset(): Promise<void>;
  seed(input: SeedInput): Promise<z.output<typeof seeded>>;
  /** Writes the whole state to one file; an absolute path. */
  exportTo(path: string): Promise<void>;
  importFrom(path: string): Promise<void>;
  /** Turns the data plane's clock; what is due by then is done when this resolves. */
  advance(ms: number): Promise<{ readonly now: string; readonly offsetMs: number }>;
  clock(): Promise<{ readonly now: string; readonly offsetMs: number }>;
  addFault(fault: FaultInput): Promise<void>;
  faults(): Promise<Fault[]>;
  removeFault(id: string): Promise<void>;
  clearFaults(): Promise<void>;
  connections(): Promise<Connection[]>;
  /** Breaks sockets as a network would. @returns how many */
  dropConnections(userId?: string): Promise<number>;
  /** The last 1,000 requests, oldest first. */
  requests(): Promise<RequestRecord[]>;
  /** Each request as it is answered, until the signal ends it or the data plane goes. */
  watchRequests(signal: AbortSignal): AsyncIterable<RequestRecord>;
  keys(): Promise<KeyPair>;
  /** Makes a key again: the old one is refused from now on. @returns both as they are then */
  regenerateKey(slot: KeySlot): Promise<KeyPair>;
  /** How much there is of what people make. */
  stats(): Promise<Stats>;
  /** Threads begun and messages sent, by time. */
  activity(parts: TimeParts): Promise<ActivityCounts>;
  /** Calls between people that are over for this one, whichever they left last first; kept for 90 days. */
  callHistory(query: CallHistoryQuery): Promise<CallHistoryPage>;
  /** Calls in progress at this process. */
  callsInProgress(): Promise<number>;
  /** Who sends how much through relays, over all processes. */
  relayUse(): Promise<RelayUse>;
  /** Ends what somebody holds at relays, and what credentials of theirs were good for. @returns how many allocations */
  endRelay(userId: string): Promise<RelayEnding>;
  /** What Event Grid does for Communication Services. */
  readonly events: EventControl;
  /** Texts over the phone network, and who carries them. */
  readonly sms: SmsControl;
  /** Calls to and from the phone network, and the ways there. */
  readonly phone: PhoneControl;
  /** Calls of all processes, and what happened to them. */
  readonly callTraces: CallTracesControl;
  /** Apps that get pushes, and what became of these. */
  readonly push: PushControl;
  /** What calls to phones cost, and may. */
  readonly callSpend: CallSpendControl;
  /** Recordings of calls. */
  readonly recordings: RecordingsControl;
  /** How much is spoken and listened to in calls. */
  readonly speech: SpeechControl;
}

interface Sent extends RequestInit {
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * @param url the control port, for instance `http://localhost:7101`
 * @param key needed beyond loopback
 * @throws PlatformError `control-unavailable` when it is not there, `control-refused` with what it says
 */
export function controlClient(url: string, key?: string): ControlClient {
  const send = async (method: string, path: string, init: Sent = {}): Promise<Response> => {
    const headers = {
      ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === undefined ? {} : { 'x-switchboard-key': key }),
      ...init.headers,
    };
    const response = await fetch(new URL(path, url), { method, ...init, headers }).catch(absent);
    if (response.ok) return response;
    const cause = new ControlRefusal(`${method} ${path}`, response.status, await response.text());
    throw controlError('control-refused', 'The control plane refused.', { cause });
  };
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await send(method, path, init);
    return response.status === 204 ? undefined : response.json();
  };
  const list = <T extends z.ZodType>(item: T, answer: unknown) =>
    z.object({ value: z.array(item) }).parse(answer).value;

  return {
    events: eventControl(ask),
    sms: smsControl(ask),
    phone: phoneControl(ask),
    push: pushControl(ask),
    callSpend: callSpendControl(ask),
    callTraces: callTracesControl(ask),
    recordings: recordingsControl(ask, send),
    speech: speechControl(ask),
    reset: async () => void (await ask('POST', '/reset')),
    seed: async (input) => seeded.parse(await ask('POST', '/seed', input)),
    exportTo: async (path) => void (await ask('POST', '/export', { path })),
    importFrom: async (path) => void (await ask('POST', '/import', { path })),
    advance: async (ms) => clock.parse(await ask('POST', '/clock/advance', { ms })),
    addFault: async (fault) => void (await ask('PUT', '/faults', fault)),
    clock: async () => clock.parse(await ask('GET', '/clock')),
    faults: async () => list(fault, await ask('GET', '/faults')),
    removeFault: async (id) => void (await ask('DELETE', `/faults/${encodeURIComponent(id)}`)),
    clearFaults: async () => void (await ask('DELETE', '/faults')),
    connections: async () => list(connection, await ask('GET', '/connections')),
    dropConnections: async (userId) =>
      z
        .object({ dropped: z.number() })
        .parse(await ask('POST', '/connections/drop', userId === undefined ? {} : { userId }))
        .dropped,
    requests: async () => list(requestRecord, await ask('GET', '/requests')),
    async *watchRequests(signal) {
      const { body } = await send('GET', '/requests/stream', { signal });
      for await (const line of linesOf(body)) yield requestRecord.parse(JSON.parse(line));
    },
    keys: async () => keys.parse(await ask('GET', '/keys')),
    regenerateKey: async (slot) => keys.parse(await ask('POST', `/keys/${slot}/regenerate`)),
    stats: async () => stats.parse(await ask('GET', '/stats')),
    activity: async ({ from, partMs, parts }) =>
      activity.parse(await ask('GET', `/activity?from=${from}&partMs=${partMs}&parts=${parts}`)),
    callHistory: async ({ user, limit, before, count }) => {
      const search = new URLSearchParams({
        ...{ user, limit: String(limit), countSinceMs: String(count.sinceMs) },
        countCodes: count.codes.join(','),
        ...(before && { beforeMs: String(before.leftMs), beforeLeg: before.legId }),
      });
      return callHistory.parse(await ask('GET', `/calls/history?${search}`));
    },
    relayUse: async () => relayUse.parse(await ask('GET', '/relay/use')),
    endRelay: async (userId) => relayEnding.parse(await ask('POST', '/relay/end', { userId })),
    callsInProgress: async () => calls.parse(await ask('GET', '/calls')).calls.length,
  };
}

/** The lines of a body; empty ones only say that it is still there. */
async function* linesOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<string> {
  let rest = '';
  for await (const text of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    yield* lines.filter((line) => line !== '');
  }
}

function absent(cause: unknown): never {
  const message = 'The control plane does not answer.';
  throw controlError('control-unavailable', message, { cause });
}
