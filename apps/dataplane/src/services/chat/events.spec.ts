import * as events from './events.ts';
import type { Participant, Thread } from './model.ts';

const alice: Participant = {
  userId: '8:acs:r_alice',
  displayName: '50%25 Älice 🎉',
  metadata: { seat: '1' },
  joinedMs: 0,
  shareFromMs: 0,
  removedSequence: null,
};
const thread: Thread = {
  id: '19:x@thread.v2',
  topic: 'Lunch',
  createdBy: alice.userId,
  createdMs: Date.UTC(2026, 0, 1),
  metadata: { room: '12' },
  retentionDays: 90,
  lastMessageId: 0,
  members: [alice.userId],
};
/** What the client does to packed fields. */
const unpack = (text: unknown): unknown => JSON.parse(unescape(String(text)));

describe('realtime events', () => {
  it('tell of a new thread so that the client reads it back whole', () => {
    const { eventId, payload, perRecipient } = events.threadCreated(thread, alice, [alice]);
    expect([eventId, perRecipient]).toEqual([257, false]);
    expect(payload).toMatchObject({
      threadId: thread.id,
      version: String(thread.createdMs),
      createTime: '2026-01-01T00:00:00.000Z',
    });
    expect(unpack(payload['createdBy'])).toEqual({
      participantId: alice.userId,
      displayName: alice.displayName,
    });
    expect(unpack(payload['members'])).toEqual([
      {
        participantId: alice.userId,
        displayName: alice.displayName,
        shareHistoryTime: '1970-01-01T00:00:00.000Z',
        memberMetaData: '{"seat":"1"}',
      },
    ]);
    expect(unpack(payload['properties'])).toEqual({
      topic: 'Lunch',
      acsChatThreadMetadata: '{"room":"12"}',
      retentionPolicy:
        '{"retentionPolicyType":"DeleteAfterCreationTime","executeAfter":"90.00:00:00"}',
    });
  });

  it('say who or what deleted a thread', () => {
    const byAlice = events.threadDeleted(thread.id, alice, 5).payload;
    expect(byAlice['reason']).toBe('deletedByUser');
    expect(unpack(byAlice['deletedBy'])).toMatchObject({ participantId: alice.userId });
    const byPolicy = events.threadDeleted(thread.id, undefined, 5).payload;
    expect(byPolicy).toMatchObject({ reason: 'deletedByPolicy', version: '5' });
    expect(byPolicy).not.toHaveProperty('deletedBy');
  });

  it('carry receipts as the horizon the client splits', () => {
    const receipt = { userId: alice.userId, messageId: 12, readMs: 34 };
    const { eventId, payload, perRecipient } = events.receiptReceived(thread.id, receipt);
    expect([eventId, perRecipient]).toEqual([246, true]);
    expect(JSON.parse(String(payload['messageBody']))).toEqual({
      user: alice.userId,
      consumptionhorizon: '12;34;12',
    });
  });
});
