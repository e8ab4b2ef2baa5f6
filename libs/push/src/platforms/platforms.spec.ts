import fc from 'fast-check';
import type { ChatMessagePush, PushPayload } from '../contract/push-payload.ts';
import { readApns, toApns } from './apns.ts';
import { bytesOf, MAX_BYTES } from './carried.ts';
import { collapseKeyOf } from './collapse-key.ts';
import { readFcm, toFcm } from './fcm.ts';
import { readWebPush, toWebPush } from './web-push.ts';
import { readWnsRaw, toWns } from './wns.ts';

const NOW = Date.parse('2026-11-30T10:00:00.000Z');
const eventId = '0d9c7f2e-5f0e-4a53-9c1e-0a4b8a3f7f10';

const call: PushPayload = {
  type: 'incoming-call',
  eventId,
  serverCallId: 'home.42',
  hasVideo: true,
  startedAt: '2026-11-30T10:00:00.000Z',
  caller: { id: '8:acs:a', displayName: 'Alice' },
  metadata: { recipientId: '8:acs:b', expiresAt: '2026-11-30T10:00:45.000Z' },
};
const ended: PushPayload = {
  ...{ type: 'call-ended', eventId, serverCallId: 'home.42' },
  ...{ recipientId: '8:acs:b', reason: 'answered-elsewhere' },
};
const message: ChatMessagePush = {
  ...{ type: 'chat-message', eventId, threadId: '19:abc@thread.v2', messageId: '17' },
  ...{ recipientId: '8:acs:b', senderId: '8:acs:a', sentAt: '2026-11-30T10:00:00.000Z' },
  ...{ senderName: 'Alice <&> "Al"', text: 'Lunch at 12? <b>&' },
};
const test: PushPayload = {
  ...{ type: 'test', eventId, recipientId: '8:acs:b', sentAt: '2026-11-30T10:00:00.000Z' },
};
const withoutText = ({ senderName: _name, text: _text, ...ids }: ChatMessagePush) => ids;

const dataOf = (body: string): unknown => (JSON.parse(body) as { data: unknown }).data;

describe('a push as each service carries it', () => {
  it.each([call, ended, test])('is read again as it was sent: $type', (push) => {
    expect(readFcm(dataOf(toFcm(push, NOW).body))).toEqual(push);
    expect(readApns(JSON.parse(toApns(push, NOW).body))).toEqual(push);
    expect(readWebPush(toWebPush(push, NOW).body)).toEqual(push);
    if (push.type !== 'test') expect(readWnsRaw(toWns(push, NOW).body)).toEqual(push);
  });

  it('shows a message by the system, and carries ids beside it', () => {
    expect(readFcm(dataOf(toFcm(message, NOW).body))).toEqual(withoutText(message));
    expect(readApns(JSON.parse(toApns(message, NOW).body))).toEqual(withoutText(message));
    expect(JSON.parse(toFcm(message, NOW).body)).toMatchObject({
      notification: { title: message.senderName, body: message.text },
    });
    expect(JSON.parse(toApns(message, NOW).body)).toMatchObject({
      aps: { alert: { title: message.senderName, body: message.text } },
    });
    expect(toWns(message, NOW).body).toContain('<text>Lunch at 12? &lt;b&gt;&amp;</text>');
  });

  it('says nothing of who wrote what where that is hidden', () => {
    const hidden = withoutText(message);
    const bodies = [toFcm, toApns, toWns, toWebPush].map((carry) => carry(hidden, NOW).body);
    for (const body of bodies) expect(body).not.toMatch(/Alice|Lunch/);
    for (const body of bodies.slice(0, 3)) expect(body).toContain('New message');
  });

  it('wakes the phone at once for a call, for as long as it rings', () => {
    expect(toApns(call, NOW)).toMatchObject({
      ...{ pushType: 'voip', priority: 10, lifetimeSeconds: 45 },
    });
    expect(JSON.parse(toFcm(call, NOW).body)).toMatchObject({
      android: { priority: 'HIGH', ttl: '45s' },
    });
    expect(toWns(call, NOW)).toMatchObject({ type: 'wns/raw', lifetimeSeconds: 45 });
    expect(toWebPush(call, NOW)).toMatchObject({ urgency: 'high', lifetimeSeconds: 45 });
  });

  it('is worth nothing once the call has stopped ringing', () => {
    expect(toFcm(call, NOW + 60_000).lifetimeSeconds).toBe(0);
  });

  it('never tells PushKit of anything but a call', () => {
    const types = [ended, message, test].map((push) => toApns(push, NOW).pushType);
    expect(types).toEqual(['background', 'alert', 'alert']);
  });

  it('fits whatever was written, and shortens nothing that fits', () => {
    const texts = fc.string({ maxLength: 1_000, unit: 'binary' });
    const names = fc.string({ maxLength: 256, unit: 'binary' });
    fc.assert(
      fc.property(texts, names, (text, senderName) => {
        const push = { ...message, text, senderName };
        expect(bytesOf(toFcm(push, NOW).body)).toBeLessThanOrEqual(MAX_BYTES.fcm);
        expect(bytesOf(toApns(push, NOW).body)).toBeLessThanOrEqual(MAX_BYTES.apns);
        expect(bytesOf(toWns(push, NOW).body)).toBeLessThanOrEqual(MAX_BYTES.wns);
        expect(bytesOf(toWebPush(push, NOW).body)).toBeLessThanOrEqual(MAX_BYTES['web-push']);
      }),
    );
    expect(toApns({ ...message, text: 'a'.repeat(1_000) }, NOW).body).toContain('a'.repeat(1_000));
  });

  it.each([undefined, null, 7, '', '{', {}, { aps: {} }, { messageType: 'incomingCall' }])(
    'takes nothing from others: %j',
    (foreign) => {
      expect(readFcm(foreign)).toBeUndefined();
      expect(readApns(foreign)).toBeUndefined();
      expect(readWnsRaw(JSON.stringify(foreign) ?? '')).toBeUndefined();
      expect(readWebPush(String(foreign))).toBeUndefined();
    },
  );
});

describe('the key by which notifications of a thread replace each other', () => {
  it('is the same for one thread, and differs between threads', () => {
    const keys = new Set(
      Array.from({ length: 5_000 }, (_none, at) =>
        collapseKeyOf({ ...message, threadId: `19:${at}@thread.v2` }),
      ),
    );
    expect(keys.size).toBe(5_000);
    expect(collapseKeyOf(message)).toBe(collapseKeyOf({ ...message, messageId: '18' }));
    expect(collapseKeyOf(message)).toMatch(/^[\w-]{1,32}$/);
    expect(collapseKeyOf(call)).toBeUndefined();
  });
});
