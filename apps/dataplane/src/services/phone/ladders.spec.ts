import type { SipTrace } from '@switchboard/sip';
import { Ladders, MAX_LADDERS, MAX_MESSAGES } from './ladders.ts';

const trace = (more: Partial<SipTrace> = {}): SipTrace => ({
  ...{ at: 0, direction: 'out', callId: 'a', protocol: 'udp', method: 'INVITE', cseq: 1 },
  ...{ hasSession: false, ...more },
});
const answer = (status: number, more: Partial<SipTrace> = {}): SipTrace =>
  trace({ direction: 'in', status, ...more });

describe('the ladders of calls with phones', () => {
  it.each([
    ['ringing', [answer(100), answer(180)], 180],
    ['ringing', [answer(407), trace({ cseq: 2 })], 407],
    ['answered', [answer(183), answer(200), trace({ method: 'ACK' })], 200],
    ['failed', [answer(486), trace({ method: 'ACK' })], 486],
    ['failed', [trace({ method: 'CANCEL' }), answer(487)], 487],
    ['ended', [answer(200), trace({ method: 'BYE' }), answer(200, { method: 'BYE' })], 200],
    ['ended', [answer(200), trace({ method: 'BYE' }), answer(491)], 200],
  ] as const)('tell that a call is %s', (state, messages, status) => {
    const ladders = new Ladders();
    for (const one of [trace(), ...messages]) ladders.trace(one);
    expect(ladders.list()).toMatchObject([{ state, status, direction: 'out', callId: null }]);
    const [{ id } = { id: '' }] = ladders.list();
    expect(ladders.find(id)).toMatchObject({ state, more: 0 });
    expect(ladders.find(id)?.messages).toHaveLength(1 + messages.length);
  });

  it('are named once it is known which call it is', () => {
    const ladders = new Ladders();
    ladders.trace(trace());
    ladders.name('a', { callId: 'call 1', trunk: 'sbc.contoso.com' });
    ladders.name('b', { callId: 'call 2', trunk: null });
    expect(ladders.list()).toMatchObject([{ callId: 'call 1', trunk: 'sbc.contoso.com' }]);
  });

  it('hold as much as they may, and the latest first', () => {
    const ladders = new Ladders();
    ladders.trace(trace({ callId: 'question', method: 'OPTIONS' }));
    ladders.trace(answer(200, { callId: 'unknown' }));
    expect(ladders.list()).toEqual([]);
    for (let at = 0; at <= MAX_LADDERS; at++) ladders.trace(trace({ callId: `${at}`, at }));
    const list = ladders.list();
    expect(list).toHaveLength(MAX_LADDERS);
    expect(list.at(-1)?.startedAt).toBe(new Date(1).toISOString());
    for (let at = 0; at < MAX_MESSAGES + 5; at++) {
      ladders.trace(answer(183, { callId: `${MAX_LADDERS}` }));
    }
    const found = ladders.find(list[0]!.id)!;
    expect([found.messages.length, found.more]).toEqual([MAX_MESSAGES, 6]);
    expect(ladders.find('unknown')).toBeUndefined();
  });
});
