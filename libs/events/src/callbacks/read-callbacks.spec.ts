import { readCallbacks } from './read-callbacks.ts';

const bytes = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));
const one = { type: 'Microsoft.Communication.CallConnected', data: { callConnectionId: 'c1' } };

describe('readCallbacks', () => {
  it('reads what happened, in which call', () => {
    const participants = [{ identifier: { rawId: '4:+14255550100', kind: 'phoneNumber' } }];
    const time = '2026-11-30T09:00:00.1230000Z';
    const updated = {
      ...{ type: 'Microsoft.Communication.ParticipantsUpdated', time, specversion: '1.0' },
      data: { callConnectionId: 'c1', participants, sequenceNumber: 1 },
    };
    expect(readCallbacks(bytes([one, updated]))).toEqual([
      { type: 'CallConnected', data: { callConnectionId: 'c1' } },
      {
        ...{ type: 'ParticipantsUpdated', time },
        data: {
          callConnectionId: 'c1',
          participants: [{ identifier: { rawId: '4:+14255550100' } }],
        },
      },
    ]);
  });

  it.each([
    ['nothing', undefined],
    ['no list', one],
    ['another type', [{ ...one, type: 'Other.CallConnected' }]],
    ['no call', [{ ...one, data: {} }]],
    ['too many', Array<unknown>(101).fill(one)],
  ])('refuses %s', (_, value) => {
    const body = value === undefined ? new Uint8Array() : bytes(value);
    expect(() => readCallbacks(body)).toThrow(expect.objectContaining({ code: 'body-malformed' }));
  });
});
