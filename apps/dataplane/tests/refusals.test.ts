import fc from 'fast-check';
import { callAutomationOperations } from '../src/services/call-automation/operations.ts';
import { chatOperations } from '../src/services/chat/operations.ts';
import { identityOperations } from '../src/services/identity/operations.ts';
import { relayOperations } from '../src/services/relay/operations.ts';
import { roomsOperations } from '../src/services/rooms/operations.ts';
import type { Operation } from '../src/platform/wire/operation.ts';
import { person, raw, start } from './_harness.ts';
import type { Person, Running } from './_harness.ts';
import { signedRequest } from './_signed.ts';

/** Every operation is asked with each of these bodies, and with many more made of them. */
const RUNS = 30;
const TIMEOUT_MS = 120_000;

let running: Running;
let alice: Person;
let ids: Readonly<Record<string, string>>;
beforeAll(async () => {
  running = await start();
  alice = await person(running.plane);
  const { chatThread } = await alice.chat.createChatThread({ topic: 'x' });
  const made = await signedRequest(running.plane.http, 'POST', '/rooms?api-version=2025-03-13', {});
  const room = (made.body as { id: string }).id;
  ids = {
    thread: chatThread!.id,
    room,
    id: alice.id,
    message: '1',
    connection: 'x',
    recording: 'x',
  };
});
afterAll(() => running[Symbol.asyncDispose]());

/** What requests are made of, by how the paths of a service begin. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  '/identities': ['scopes', 'createTokenWithScopes', 'expiresInMinutes', 'customId'],
  '/teamsUser': ['token', 'appId', 'userId'],
  '/chat': [
    ...['topic', 'participants', 'communicationIdentifier', 'communicationUser', 'rawId', 'id'],
    ...['displayName', 'shareHistoryTime', 'metadata', 'retentionPolicy', 'kind'],
    ...['deleteThreadAfterDays', 'content', 'type', 'chatMessageId', 'senderDisplayName'],
  ],
  '/rooms': ['participants', 'rawId', 'role', 'validFrom', 'validUntil', 'pstnDialOutEnabled'],
  '/networkTraversal': ['id', 'routeType', 'ttl'],
  '/calling': [
    ...['targets', 'callbackUri', 'operationContext', 'operationCallbackUri', 'callRejectReason'],
    ...['incomingCallContext', 'source', 'sourceCallerIdNumber', 'callLocator', 'target'],
    ...['targetParticipant', 'targetParticipants', 'participantToAdd', 'participantToRemove'],
    ...['invitationId', 'customCallingContext', 'voipHeaders', 'playSources', 'playTo'],
    ...['playPrompts', 'playSourceInfo', 'recognizeInputType', 'recognizeOptions', 'tones'],
    ...['recordingStateCallbackUri', 'recordingFormatType', 'channelAffinity'],
  ],
};
const SECRET = '+14255550123';
const wrong = fc.constantFrom<unknown[]>(
  null,
  '',
  SECRET,
  'x'.repeat(300),
  -1,
  1e9,
  0.5,
  true,
  [],
  {},
);
/** Anything made of these fields. */
const objectsOf = (fields: readonly string[]) =>
  fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      wrong,
      fc.dictionary(fc.constantFrom(...fields, SECRET), tie('value'), { maxKeys: 6 }),
      fc.array(tie('value'), { maxLength: 3 }),
    ),
  })).value;
/** Each field alone, with each thing it must not be. */
const singlesOf = (fields: readonly string[]) =>
  fields.flatMap((field) =>
    [null, '', SECRET, 1e9, [1], [{}], {}, { [SECRET]: 1 }, { [SECRET]: { role: 1 } }].map(
      (value) => ({ topic: 'x', content: 'x', [field]: value }),
    ),
  );

function fieldsOf({ path }: Operation): readonly string[] {
  return Object.entries(FIELDS).find(([beginning]) => path.startsWith(beginning))![1];
}

/** How validators talk; and what somebody sent must not come back either. */
const RAW_TEXT =
  /expected|received|Invalid input|Invalid option|Too (?:big|small)|zod|regex|pattern/i;

async function answerTo(operation: Operation, body: unknown): Promise<string> {
  const path = operation.path
    .replace(/\(.*?\)/, '')
    .replace(/:(\w+)(?=\/|::|$)/g, (whole, name: string) =>
      ids[name] === undefined ? whole : encodeURIComponent(ids[name]),
    )
    .replace('::', ':');
  const target = `${path}?api-version=2025-06-30`;
  const { http } = running.plane;
  const isRead = operation.method === 'GET';
  if (operation.access === 'key') {
    const answer = await signedRequest(
      http,
      operation.method,
      target,
      isRead ? undefined : Object(body),
    );
    return told(answer);
  }
  return told(
    await raw(http + target, {
      method: operation.method,
      headers: { authorization: `Bearer ${alice.token}`, 'content-type': 'application/json' },
      ...(!isRead && { body: JSON.stringify(body) }),
    }),
  );
}

function told({ status, body }: { status: number; body: unknown }): string {
  expect(status).toBeLessThan(500);
  return status < 400 ? '' : JSON.stringify(body);
}

/** What leaves the thread or the room standing, so that the next request finds them. */
const ENDING: ReadonlySet<string> = new Set([
  'Chat_DeleteThread',
  'Rooms_Delete',
  'Identity_Delete',
  'Identity_RevokeTokens',
]);
const operations: readonly Operation[] = [
  ...Object.values(identityOperations),
  ...Object.values(chatOperations),
  ...Object.values(roomsOperations),
  ...Object.values(relayOperations),
  ...Object.values(callAutomationOperations),
].filter(({ id, method }) => !ENDING.has(id) && method !== 'GET');

describe('refusals', () => {
  it.each(operations.map((operation) => [operation.id, operation] as const))(
    'of %s are no text of a validator, and repeat nothing',
    async (_id, operation) => {
      const refusals: string[] = [];
      const ask = async (body: unknown) => {
        const answer = await answerTo(operation, body);
        expect(answer).not.toMatch(RAW_TEXT);
        expect(answer).not.toContain(SECRET.slice(1));
        if (answer) refusals.push(answer);
      };
      const fields = fieldsOf(operation);
      for (const body of singlesOf(fields)) await ask(body);
      await fc.assert(fc.asyncProperty(objectsOf(fields), ask), { numRuns: RUNS });
      expect(refusals.length).toBeGreaterThan(0);
    },
    TIMEOUT_MS,
  );

  it('of what stands in an address are none either', async () => {
    const lists = [...Object.values(chatOperations), ...Object.values(roomsOperations)].filter(
      ({ id }) => id.includes('_List'),
    );
    for (const { path, access } of lists as Operation[]) {
      const bare = path.replace(':thread', ids['thread']!).replace(':room', ids['room']!);
      for (const query of ['maxPageSize=x', 'maxPageSize=0', 'maxPageSize=1e9', 'maxPageSize=']) {
        const target = `${bare}?${query}&api-version=2025-03-15`;
        const headers = { authorization: `Bearer ${alice.token}` };
        const answer =
          access === 'key'
            ? await signedRequest(running.plane.http, 'GET', target)
            : await raw(running.plane.http + target, { headers });
        expect([answer.status, told(answer)]).toEqual([400, expect.not.stringMatching(RAW_TEXT)]);
        expect(told(answer)).toContain('maxPageSize');
      }
    }
  });
});
