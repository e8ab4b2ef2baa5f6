import { setImmediate } from 'node:timers/promises';
import { VirtualClock } from '@switchboard/kernel/testing';
import { smppErrors, StatusError } from '@switchboard/smpp';
import type { MessageFields } from '@switchboard/smpp';
import { PlatformError } from '@switchboard/kernel';
import { Hub } from '../handsets/hub.ts';
import { Messages } from '../handsets/messages.ts';
import { readCounters } from '../store/counters.ts';
import { GroupCommit } from '../store/group-commit.ts';
import { Store } from '../store/store.ts';
import { keepFields } from './kept-fields.ts';
import { Outbox } from './outbox.ts';

const route = { from: '+14255550190', to: '+14255550100' };
const text = {
  ...{ esmClass: 0, dataCoding: 0, tlvs: {} },
  shortMessage: Uint8Array.of(72, 105),
};

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
  const from: string[] = [];
  const deliver = async (account: string, { source }: MessageFields) => {
    sent.push(account);
    from.push(source.value);
    const answer = answers.shift();
    if (answer) throw answer;
  };
  const commits = new GroupCommit(store);
  const onTrouble = (error: unknown): never => {
    throw error;
  };
  const outbox = new Outbox({ store, commits, clock, messages, deliver, onTrouble });
  const add = (handset = route.from, parts = 1): void => {
    const { id: message } = messages.add(handset, {
      ...{ direction: 'sent', peer: route.to, text: 'Hi', segments: parts, status: 'sending' },
    });
    const own = keepFields({ ...route, from: handset }, text);
    for (let part = 0; part < parts; part += 1)
      outbox.add({ account: 'one', fields: own, message, dueAt: clock.now() });
  };
  add();
  const status = () => messages.list(route.from, { limit: 1 })[0]?.status;
  return { clock, store, outbox, sent, from, add, status };
}

/** One text leaves after the commit of the one before, for which no clock is turned. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await setImmediate();
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

  it('goes one text after the other from one handset to one number, and past no others', async () => {
    const { clock, outbox, from, add } = open([failure('response-timeout')]);
    const other = '+14255550191';
    add(route.from, 2);
    add(other);
    add(route.from);
    outbox.pump();
    await clock.advance(1);
    // The first one was not answered: those behind it wait for it, that of somebody else does not.
    expect(from).toEqual(['14255550190', '14255550191']);
    await clock.advance(15_000);
    await until(() => outbox.waiting() === 0);
    expect(from).toHaveLength(6);
  });

  it('goes on with the next text when the one before it was refused for good', async () => {
    const { outbox, sent, add, status } = open([refusal(false)]);
    add();
    outbox.pump();
    await until(() => outbox.waiting() === 0);
    expect([sent.length, status()]).toEqual([2, 'delivered']);
  });
});
