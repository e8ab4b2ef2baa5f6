import fc from 'fast-check';
import { pushPayload } from '../contract/push-payload.ts';
import { readApns } from './apns.ts';
import { readFcm } from './fcm.ts';
import { readWebPush } from './web-push.ts';
import { readWnsRaw } from './wns.ts';

const PUSHES = 2_000;
const types = ['incomingCall', 'callEnded', 'chatMessage', 'test', 'incoming-call', 'call-ended'];

/** Anything, and what looks like a push until one looks closer. */
const anything = fc.anything({ maxDepth: 3, withNullPrototype: true });
const named = fc.oneof(fc.constantFrom(...types, '__proto__', 'constructor'), fc.string());
const content = fc.record(
  {
    type: named,
    eventId: fc.oneof(fc.uuid(), anything),
    serverCallId: anything,
    recipientId: anything,
    metadata: anything,
    caller: anything,
    ['__proto__']: anything,
  },
  { requiredKeys: [] },
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  content.map((value) => textOf(value)),
);

const families = {
  fcm: {
    read: readFcm,
    received: fc.oneof(
      anything,
      fc.tuple(named, text).map(([name, value]) => ({ messageType: name, [name]: value })),
    ),
  },
  apns: {
    read: readApns,
    received: fc.oneof(
      anything,
      fc
        .tuple(named, fc.oneof(content, anything))
        .map(([name, value]) => ({ aps: {}, [name]: value })),
    ),
  },
  wns: { read: (value: unknown) => readWnsRaw(value as string), received: text },
  'web-push': { read: (value: unknown) => readWebPush(value as string), received: text },
};

describe.each(Object.entries(families))(`${PUSHES} malformed pushes by %s`, (_, family) => {
  it('are read as nothing, or as what they are', () => {
    fc.assert(
      fc.property(family.received as fc.Arbitrary<unknown>, (received) => {
        const read = family.read(received);
        expect(read === undefined || pushPayload.safeParse(read).success).toBe(true);
      }),
      { numRuns: PUSHES, seed: 14 },
    );
  });
});

/** What JSON cannot hold is no text of a push. */
function textOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}
