import { VirtualClock } from '@switchboard/kernel/testing';
import { smppErrors, StatusError } from '@switchboard/smpp';
import { PlatformError } from '@switchboard/kernel';
import { Hub } from '../handsets/hub.ts';
import { Messages } from '../handsets/messages.ts';
import { readCounters } from '../store/counters.ts';
import { GroupCommit } from '../store/group-commit.ts';
import { Store } from '../store/store.ts';
import { keepFields } from './kept-fields.ts';
import { Outbox } from './outbox.ts';

const route = { from: '+14255550190', to: '+14255550100' };
const fields = keepFields(route, {
  ...{ esmClass: 0, dataCoding: 0, tlvs: {} },
  shortMessage: Uint8Array.of(72, 105),
});

const failure = (code: 'no-receiver' | 'response-timeout') =>
  new PlatformError(code, smppErrors[code].category, 'It did not arrive.');
const refusal = (retryable: boolean) =>
  new StatusError('deliver-refused', 'No.', 0x64, { retryable });

/** An outbox whose deliveries fail as the answers say, one after the other, and then succeed. */
function open(answers: (Error | undefined)[]) {
  const clock = new VirtualClock();
  const store = new Store();
  const messages = new Messages(store, clock, new Hub());
  const sent: string[] = [];
  const deliver = async (account: string) => {
    sent.push(account);
    const answer = answers.shift();
    if (answer) throw answer;
  };
  const commits = new GroupCommit(store);
  const outbox = new Outbox({ store, commits, clock, messages, deliver });
  const { id } = messages.add(route.from, {
    ...{ direction: 'sent', peer: route.to, text: 'Hi', segments: 1, status: 'sending' },
  });
  outbox.add({ account: 'one', fields, message: id, dueAt: clock.now() });
  const status = () => messages.list(route.from, { limit: 1 })[0]?.status;
  return { clock, store, outbox, sent, status };
}

describe('what goes to an account', () => {
  it('is gone when it was acknowledged', async () => {
    const { clock, store, outbox, sent, status } = open([]);
    outbox.pump();
    await clock.advance(0);
    expect([sent, outbox.waiting(), status()]).toEqual([['one'], 0, 'delivered']);
    expect(readCounters(store)).toMatchObject({ acknowledged: 1, refused: 0 });
  });

  it('comes again after a pause that grows where nobody answered or had room', async () => {
    const { clock, outbox, sent, status } = open([failure('response-timeout'), refusal(true)]);
    outbox.pump();
    await clock.advance(14_999);
    expect(sent).toHaveLength(1);
    await clock.advance(1);
    await clock.advance(29_999);
    expect([sent.length, status()]).toEqual([2, 'sending']);
    await clock.advance(1);
    expect([sent.length, outbox.waiting(), status()]).toEqual([3, 0, 'delivered']);
  });

  it('waits for a link where there is none, and is not tried by the clock', async () => {
    const { clock, outbox, sent } = open([failure('no-receiver')]);
    outbox.pump();
    await clock.advance(86_400_000);
    expect([sent.length, clock.pending]).toEqual([1, 0]);
    outbox.pump('one');
    await clock.advance(0);
    expect([sent.length, outbox.waiting('one')]).toEqual([2, 0]);
  });

  it('comes at once when the account binds again', async () => {
    const { clock, outbox, sent } = open([failure('response-timeout')]);
    outbox.pump();
    await clock.advance(1);
    outbox.hurry('one');
    outbox.pump('one');
    await clock.advance(0);
    expect([sent.length, outbox.waiting()]).toEqual([2, 0]);
  });

  it('is given up where it is refused for good', async () => {
    const { clock, outbox, status } = open([refusal(false)]);
    outbox.pump();
    await clock.advance(0);
    expect([outbox.waiting(), status()]).toEqual([0, 'failed']);
  });
});
