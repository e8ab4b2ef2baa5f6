import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';

/** What the control plane was asked: method and path with its query, and the body. */
export interface Asked {
  readonly line: string;
  readonly body: unknown;
}

const subscription = {
  ...{ id: 's1', name: 'inbox', endpoint: 'https://app.example/hook', hasQuery: true },
  schema: 'EventGridSchema',
  filter: {
    ...{ subjectBeginsWith: '', subjectEndsWith: '', isSubjectCaseSensitive: false },
    advancedFilters: [{ operatorType: 'NumberInRange', key: 'data.size', values: [[1, 5]] }],
  },
  batching: { maxEventsPerBatch: 1, preferredBatchSizeInKilobytes: 64 },
  retry: { eventTimeToLiveInMinutes: 1_440, maxDeliveryAttempts: 30 },
  ...{ deadLetters: false, headers: ['x-key'], state: 'Succeeded', problem: null },
  createdAt: '2026-01-01T00:00:00.000Z',
};
const delivery = {
  ...{ id: 7, subscription: 'inbox', eventId: 'e1', subject: '/thread/1' },
  type: 'Microsoft.Communication.ChatThreadCreated',
  ...{ state: 'delivered', attempts: 1, deadLetterReason: null, lastOutcome: 'Delivered' },
  publishedAt: '2026-01-01T00:00:00.000Z',
  ...{ nextAttemptAt: null, lastAttemptAt: '2026-01-01T00:00:01.000Z' },
  endedAt: '2026-01-01T00:00:01.000Z',
  history: [{ at: '2026-01-01T00:00:01.000Z', outcome: 'Delivered', status: 200, tookMs: 3 }],
};
const lab = { seed: 3, rules: [{ id: 'r1', type: '*', kind: 'drop', ms: 1_000, probability: 1 }] };

const text = {
  ...{ id: 'm1', sender: '+14255550100', recipient: '+14255550101', segments: 2 },
  ...{ provider: 'carrier', state: 'delivered', attempts: 1, isReply: false },
  status: '2000: No Error',
  ...{ acceptedAt: '2026-01-01T00:00:00.000Z', nextAttemptAt: null },
  endedAt: '2026-01-01T00:00:01.000Z',
};
const provider = {
  ...{ name: 'carrier', host: '127.0.0.1', port: 3961, isEncrypted: false },
  ...{ prefixes: ['+1'], senders: [], queued: 0, inHand: 0 },
  links: [{ state: 'bound' }, { state: 'waiting', forMs: 1_000, because: 'ECONNREFUSED' }],
};

const pushed = {
  ...{ id: '7', eventId: 'e7', userId: '8:acs:ann', service: 'fcm', type: 'test' },
  ...{ installationId: '00000000-0000-4000-8000-000000000007', state: 'sent', reason: null },
  ...{ attempts: 1, bytes: 120, createdAt: '2026-01-01T00:00:00.000Z' },
  endedAt: '2026-01-01T00:00:01.000Z',
};
const installation = {
  ...{ id: pushed.installationId, app: 'com.example.app', name: 'Pixel', service: 'fcm' },
  ...{ registeredAt: '2026-01-01T00:00:00.000Z', expiresAt: '2026-03-01T00:00:00.000Z' },
  lastPush: pushed,
};

const phone = {
  ...{ listening: [], lines: 0, isDefault: false, routes: [] },
  trunks: [
    {
      ...{ fqdn: 'sbc.contoso.com', port: 5_061, protocol: 'tls', state: 'down' },
      ...{ since: '2026-01-01T00:00:00.000Z', reason: 'no-answer' },
    },
  ],
};

const ladder = {
  id: '00000000-0000-4000-8000-000000000001',
  ...{ callId: 'c1', direction: 'out', protocol: 'tls', trunk: 'sbc.contoso.com' },
  ...{ startedAt: '2026-01-01T00:00:00.000Z', state: 'failed', status: 486 },
};
const messages = [
  { direction: 'out', method: 'INVITE', status: null, hasSession: true },
  { direction: 'in', method: 'INVITE', status: 486, hasSession: false },
].map((message) => ({ at: '2026-01-01T00:00:00.000Z', ...message }));

const spent = { seconds: 90, cost: 19_500, calls: 2, cutOff: 0 };
const capped = { calls: 10, costPerDay: 1_000_000, minutesPerDay: 100 };
const owner = { running: 1, today: spent, month: spent, limits: capped };
const callSpend = {
  ...{ currency: 'USD', resource: owner },
  numbers: [{ phoneNumber: '+14255550100', ...owner }],
  days: [{ date: '2026-01-01', seconds: 90, cost: 19_500 }],
};
const callRules = {
  ...{ revision: 3, currency: 'USD', allowsPremium: false, callerPerMinute: 60 },
  rates: [{ prefix: '+1', name: 'Near', perMinute: 13_000, isAllowed: true }],
  ...{ resource: capped, perNumber: capped, numbers: [] },
};
const charge = {
  ...{ id: 'h1', callId: 'c1', phoneNumber: '+14255550100', country: 'US', prefix: '+1' },
  ...{ perMinute: 13_000, seconds: 60, cost: 13_000, outcome: 'ended' },
  ...{ startedAt: '2026-01-01T00:00:00.000Z', endedAt: '2026-01-01T00:01:00.000Z' },
};

const speechUse = {
  today: '2026-01-02',
  value: [
    {
      ...{ date: '2026-01-01', provider: 'azure', characters: 1_200, seconds: 90.5 },
      ...{ requests: 40, failures: 1 },
    },
  ],
};

const heard = {
  ...{ codec: 'PCMU', lost: 0.02, lostLately: 0.08, concealed: 0.03, jitterMs: 4 },
  ...{ roundTripMs: null, packetsReceived: 900, packetsSent: 950 },
};
const place = { since: '2026-01-01T00:00:01.000Z', state: 'connected', muted: false };
const tracedCall = {
  ...{ id: 'a1.c1', kind: 'direct', process: 'a1', media: 'engine', endedAt: null },
  ...{ startedAt: '2026-01-01T00:00:00.000Z', people: ['8:acs:ann', '4:+142…23'] },
  legs: [
    { ...place, who: '8:acs:ann', end: 'page', quality: null, isBad: false },
    { ...place, who: '4:+142…23', end: 'phone', quality: heard, isBad: true },
  ],
};
const endedCall = { ...tracedCall, id: 'a1.c0', legs: [], endedAt: '2026-01-01T00:00:00.000Z' };
const traced = [
  { area: 'signalling', step: 'answered', who: '4:+142…23', reason: null },
  { area: 'sip', ladder: 'l1', trunk: 'sbc.contoso.com', ...messages[0] },
  { area: 'media', step: 'bad', who: '4:+142…23', quality: heard },
  { area: 'callback', event: 'CallConnected', outcome: 'delivered', attempt: 1 },
  { area: 'signalling', step: 'left', who: '8:acs:ann', reason: { code: 0, subCode: 0 } },
].map((entry) => ({ at: '2026-01-01T00:00:00.000Z', ...entry }));

const known: Readonly<Record<string, unknown>> = {
  'GET /phone': phone,
  'GET /phone/ladders': { value: [ladder] },
  [`GET /phone/ladders/${ladder.id}`]: { ...ladder, messages, more: 0 },
  'GET /calls/traces': { inProgress: 1, missing: 0, calls: [tracedCall], ended: [endedCall] },
  'GET /calls/traces/a1.c1': { call: tracedCall, entries: traced, more: 0, missing: 0 },
  'GET /phone/spend': callSpend,
  'GET /phone/spend/rules': callRules,
  'PUT /phone/spend/rules': { ...callRules, revision: 4 },
  'GET /phone/spend/calls': { value: [charge] },
  'POST /phone/spend/price': { kind: 'allowed', currency: 'USD', perMinute: 13_000, name: 'Near' },
  'GET /speech/use': speechUse,
  'GET /events/subscriptions': { value: [subscription] },
  'GET /events/deliveries': { value: [delivery], before: 7 },
  'POST /events/replay': { replayed: 12 },
  'POST /events/replay/count': { count: 12 },
  'GET /push/services': { value: [{ service: 'fcm', failures: 0, pausedMs: 0 }] },
  'GET /push/installations': { value: [installation] },
  'POST /push/installations/remove': { removed: 1 },
  [`POST /push/installations/${installation.id}/test`]: { eventId: 'e8' },
  'GET /push/deliveries': { value: [pushed], after: 'next-page' },
  'GET /sms/messages': { value: [text], after: 'next-page' },
  'GET /sms/providers': { value: [provider] },
  'GET /events/lab': lab,
  'PUT /events/lab': lab,
};

/** A control plane that knows one of each thing, and remembers what it was asked. */
export async function startScriptedControl() {
  const asked: Asked[] = [];
  /** What a test has it answer instead, by method and path. */
  const answers: Record<string, unknown> = {};
  const answerTo = (line: string): unknown => answers[line] ?? known[line] ?? subscription;
  const refuses: { status?: number; target?: string } = {};
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method, url = '' } = request;
    const body = await readText(request);
    asked.push({ line: `${method} ${url}`, body: body === '' ? undefined : JSON.parse(body) });
    const { status, target } = refuses;
    if (status !== undefined) {
      response.writeHead(status).end(JSON.stringify({ error: { code: 'Refused', target } }));
    } else if (method === 'DELETE') {
      response.writeHead(204).end();
    } else {
      response.end(JSON.stringify(answerTo(`${method} ${url.split('?')[0]}`)));
    }
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    ...{ asked, answers, refuses },
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
