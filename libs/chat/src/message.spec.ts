import { compareIds, fromContentEvent, fromDeletedEvent, fromSdkMessage } from './message.ts';
import type { SdkMessage } from './sdk.ts';

const ALICE = { kind: 'communicationUser', communicationUserId: '8:acs:alice' };
const BOB = { kind: 'communicationUser', communicationUserId: '8:acs:bob' };
const common = { id: '1700000000001', version: '1700000000002', createdOn: new Date(1_000) };

describe('fromSdkMessage', () => {
  it('maps what a person wrote', () => {
    const message: SdkMessage = {
      ...common,
      type: 'html',
      content: { message: '<b>hi</b>' },
      sender: ALICE,
      senderDisplayName: 'Alice',
      editedOn: new Date(2_000),
      metadata: { clientId: 'c1', other: 'x' },
    };
    expect(fromSdkMessage(message)).toEqual({
      id: '1700000000001',
      version: '1700000000002',
      createdOn: 1_000,
      kind: 'html',
      sender: '8:acs:alice',
      senderName: 'Alice',
      body: '<b>hi</b>',
      editedOn: 2_000,
      clientId: 'c1',
      status: 'sent',
    });
  });

  it('has the answers that it offers, or is', () => {
    const offering = (choices: string) =>
      fromSdkMessage({ ...common, type: 'text', metadata: { choices, choice: 'yes' } });
    const wrong = [
      'no',
      { id: 'none' },
      { id: '', label: 'Empty' },
      { id: 'x', label: 'x'.repeat(61) },
    ];
    const yes = { id: 'yes', label: 'Yes' };
    expect(offering(JSON.stringify([...wrong, yes]))).toMatchObject({
      ...{ choices: [yes], choice: 'yes' },
    });
    for (const none of ['{', '{}', 'null', '[]'])
      expect(offering(none)).not.toHaveProperty('choices');
    const many = Array.from({ length: 50 }, () => yes);
    expect(offering(JSON.stringify(many))).toHaveProperty('choices.length', 12);
  });

  it('takes no name that looks like that of another', () => {
    const signed = { ...common, type: 'text', senderDisplayName: 'A\u200blice\u202e' } as const;
    expect(fromSdkMessage(signed)).toMatchObject({ senderName: 'Alice' });
    const participants = [{ id: BOB, displayName: '\u2066Bob\u2069' }];
    const added = { ...common, type: 'participantAdded', content: { participants } } as const;
    expect(fromSdkMessage(added)).toMatchObject({ participants: [{ name: 'Bob' }] });
  });

  it('leaves out what there is not', () => {
    expect(fromSdkMessage({ ...common, type: 'text' })).toEqual({
      ...common,
      createdOn: 1_000,
      kind: 'text',
      sender: '',
      senderName: '',
      body: '',
      status: 'sent',
    });
  });

  it('keeps nothing of the words of a deleted one', () => {
    const deleted = fromSdkMessage({
      ...common,
      type: 'text',
      content: { message: 'regretted' },
      deletedOn: new Date(3_000),
    });
    expect(deleted).toMatchObject({ status: 'deleted', body: '' });
  });

  it('maps what the service says happened', () => {
    const added = fromSdkMessage({
      ...common,
      type: 'participantAdded',
      content: { initiator: ALICE, participants: [{ id: BOB, displayName: 'Bob' }, { id: ALICE }] },
    });
    expect(added).toMatchObject({
      kind: 'participantAdded',
      initiator: '8:acs:alice',
      participants: [
        { userId: '8:acs:bob', name: 'Bob' },
        { userId: '8:acs:alice', name: '' },
      ],
    });
    expect(added).not.toHaveProperty('topic');
    const renamed = { ...common, type: 'topicUpdated', content: { topic: '' } };
    expect(fromSdkMessage(renamed)).toMatchObject({ topic: '', initiator: '', participants: [] });
  });

  it('leaves out what programs say to each other', () => {
    const content = { message: 'offer' };
    const signal = { ...common, type: 'text', content, sender: ALICE, metadata: { signal: '1' } };
    expect(fromSdkMessage(signal)).toBeUndefined();
  });

  it('ignores kinds that a later service may add', () => {
    expect(fromSdkMessage({ ...common, type: 'poll' })).toBeUndefined();
  });
});

describe('realtime events', () => {
  const event = {
    ...common,
    threadId: '19:a@thread.v2',
    sender: BOB,
    senderDisplayName: 'Bob',
    type: 'Text',
    message: 'hi',
    metadata: { clientId: 'c2' },
  };

  it.each([
    ['Text', 'text'],
    ['RichText/Html', 'html'],
    ['html', 'html'],
  ])('map the type %s to %s', (type, kind) => {
    expect(fromContentEvent({ ...event, type })).toMatchObject({
      kind,
      body: 'hi',
      clientId: 'c2',
    });
  });

  it('are the same message as over REST', () => {
    const rest = fromSdkMessage({
      ...common,
      type: 'text',
      content: { message: 'hi' },
      sender: BOB,
      senderDisplayName: 'Bob',
      metadata: { clientId: 'c2' },
    });
    expect(fromContentEvent(event)).toEqual(rest);
  });

  it('carry an edit, and ignore an unknown type', () => {
    expect(fromContentEvent({ ...event, editedOn: new Date(9) })).toMatchObject({ editedOn: 9 });
    expect(fromContentEvent({ ...event, type: 'Poll' })).toBeUndefined();
    expect(fromContentEvent({ ...event, metadata: { signal: '1' } })).toBeUndefined();
  });

  it('empty a deleted message', () => {
    expect(fromDeletedEvent({ ...event, deletedOn: new Date(5) })).toMatchObject({
      status: 'deleted',
      body: '',
      sender: '8:acs:bob',
    });
  });
});

describe('compareIds', () => {
  it('orders as numbers without losing digits, and what is under way last', () => {
    const ids = [
      'local:2',
      '1700000000010',
      'local:1',
      '999',
      '1700000000009',
      '90071992547409931',
    ];
    expect([...ids].sort(compareIds)).toEqual([
      '999',
      '1700000000009',
      '1700000000010',
      '90071992547409931',
      'local:1',
      'local:2',
    ]);
    expect(compareIds('5', '5')).toBe(0);
  });
});
