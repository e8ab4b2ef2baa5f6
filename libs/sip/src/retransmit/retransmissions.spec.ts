import { VirtualClock } from '@switchboard/kernel/testing';
import { requestText } from '../testing/request-text.ts';
import { messageHead } from './message-head.ts';
import { Retransmissions } from './retransmissions.ts';

function setUp(text: string) {
  const clock = new VirtualClock();
  const retransmissions = new Retransmissions(clock);
  const start = clock.now();
  const times: number[] = [];
  const head = messageHead(text);
  retransmissions.sent(head, () => times.push(clock.now() - start));
  return { clock, retransmissions, times, head };
}

const answerText = (status: number) =>
  requestText('INVITE').replace(/^.*\r\n/, `SIP/2.0 ${status} Reason\r\n`);

describe('repeating over UDP', () => {
  it('reads the heads of what the core writes', () => {
    expect(messageHead(requestText('INVITE'))).toEqual({
      ...{ kind: 'request', method: 'INVITE', branch: 'z9hG4bK-1' },
      uri: 'sip:+14255550111@192.0.2.2:5060',
    });
    expect(messageHead(answerText(486))).toEqual({
      ...{ kind: 'response', status: 486, method: 'INVITE', branch: 'z9hG4bK-1' },
      sentBy: '192.0.2.1:5060',
    });
  });

  it('repeats INVITE at doubling intervals (timer A) and ends after 32 seconds', async () => {
    const { clock, times, retransmissions } = setUp(requestText('INVITE'));
    await clock.advance(60_000);
    expect(times).toEqual([500, 1_500, 3_500, 7_500, 15_500, 31_500]);
    expect(retransmissions.size).toBe(0);
    expect(clock.pending).toBe(0);
  });

  it('repeats other requests every four seconds at most (timer E)', async () => {
    const { clock, times } = setUp(requestText('BYE'));
    await clock.advance(60_000);
    expect(times).toEqual([
      ...[500, 1_500, 3_500, 7_500, 11_500, 15_500, 19_500, 23_500, 27_500, 31_500],
    ]);
  });

  it('repeats a refusal of INVITE until its ACK (timer G)', async () => {
    const { clock, times, retransmissions } = setUp(answerText(486));
    await clock.advance(8_000);
    expect(times).toEqual([500, 1_500, 3_500, 7_500]);
    retransmissions.acknowledged('z9hG4bK-1', 'other.example');
    expect(retransmissions.size).toBe(1);
    retransmissions.acknowledged('z9hG4bK-1', '192.0.2.1:5060');
    await clock.advance(60_000);
    expect(times).toHaveLength(4);
    expect(clock.pending).toBe(0);
  });

  it.each(['ACK'])('never repeats %s', async (method) => {
    const { clock, times } = setUp(requestText(method));
    await clock.advance(60_000);
    expect(times).toEqual([]);
  });

  it('leaves 200 to INVITE to the core', () => {
    expect(setUp(answerText(200)).retransmissions.size).toBe(0);
  });

  it('stops INVITE at the first provisional answer', async () => {
    const { clock, times, retransmissions } = setUp(requestText('INVITE'));
    await clock.advance(600);
    retransmissions.answered('z9hG4bK-1', 'INVITE', 100);
    await clock.advance(60_000);
    expect(times).toEqual([500]);
  });

  it('slows other requests down at a provisional answer, and stops at the final one', async () => {
    const { clock, times, retransmissions } = setUp(requestText('REGISTER'));
    retransmissions.answered('z9hG4bK-1', 'REGISTER', 100);
    await clock.advance(10_000);
    expect(times).toEqual([500, 4_500, 8_500]);
    retransmissions.answered('z9hG4bK-1', 'REGISTER', 200);
    await clock.advance(60_000);
    expect(times).toHaveLength(3);
  });

  it('tells CANCEL from the INVITE whose branch it has', async () => {
    const { clock, times, retransmissions } = setUp(requestText('INVITE'));
    retransmissions.sent(messageHead(requestText('CANCEL')), () => undefined);
    retransmissions.answered('z9hG4bK-1', 'CANCEL', 200);
    await clock.advance(600);
    expect(times).toEqual([500]);
    retransmissions[Symbol.dispose]();
    expect(clock.pending).toBe(0);
  });
});
