import {
  addParticipantsBody,
  createThreadBody,
  listQuery,
  messagesQuery,
  sendMessageBody,
} from './chat.ts';

describe('chat bodies', () => {
  it('read people of every kind by their raw id', () => {
    const { participants } = createThreadBody.parse({
      topic: 'x',
      participants: [
        { communicationIdentifier: { communicationUser: { id: '8:acs:r_u' } } },
        { communicationIdentifier: { rawId: '28:orgid:app' }, shareHistoryTime: null },
        {
          communicationIdentifier: { phoneNumber: { value: '+14255550123' } },
          shareHistoryTime: '1970-01-01T01:00:00+01:00',
        },
      ],
    });
    expect(participants.map((one) => one.communicationIdentifier)).toEqual([
      '8:acs:r_u',
      '28:orgid:app',
      '4:+14255550123',
    ]);
    expect(participants[2]?.shareHistoryTime).toBe(0);
  });

  it.each([
    [{ topic: '' }],
    [{ topic: 'x'.repeat(251) }],
    [{ topic: 'x', metadata: { a: 'x'.repeat(1_024) } }],
    [{ topic: 'x', retentionPolicy: { kind: 'threadCreationDate', deleteThreadAfterDays: 29 } }],
    [{ topic: 'x', participants: [{ communicationIdentifier: {} }] }],
  ])('refuse %p', (body) => {
    expect(createThreadBody.safeParse(body).success).toBe(false);
  });

  it('count metadata in bytes', () => {
    const of = (text: string) => sendMessageBody.safeParse({ content: '', metadata: { a: text } });
    expect(of('x'.repeat(1_023)).success).toBe(true);
    expect(of('é'.repeat(600)).success).toBe(false);
  });

  it('add at least one person and 200 at most', () => {
    const people = (count: number) => ({
      participants: Array(count).fill({ communicationIdentifier: { rawId: '8:acs:r_u' } }),
    });
    expect([0, 1, 200, 201].map((n) => addParticipantsBody.safeParse(people(n)).success)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('page by up to 200, messages by ten unless asked otherwise', () => {
    expect(messagesQuery.parse({}).maxPageSize).toBe(10);
    expect(listQuery.parse({}).maxPageSize).toBe(100);
    expect(listQuery.parse({ maxPageSize: '200' }).maxPageSize).toBe(200);
    for (const maxPageSize of ['0', '201', 'x', ['1', '2']]) {
      expect(listQuery.safeParse({ maxPageSize }).success).toBe(false);
    }
  });
});
