import { jest } from '@jest/globals';
import { VirtualClock } from '@switchboard/kernel/testing';
import { FakeSockets } from '../../tests/_fake-socket.ts';
import { Connection } from './connection.ts';

const MUTED = { type: 'call.mutedByOthers', callId: '1', by: '8:acs:bob' } as const;

async function setUp(token: () => Promise<string> = async () => 'token') {
  const clock = new VirtualClock(0);
  const sockets = new FakeSockets();
  const log: string[] = [];
  const connection = new Connection({
    url: 'ws://localhost/calls',
    token,
    WebSocket: sockets.WebSocket,
    clock,
    onEvent: ({ type }) => log.push(type),
    onUp: (_, fresh) => log.push(fresh ? 'up, forgotten' : 'up'),
    onDown: () => log.push('down'),
    onRefused: ({ code }) => log.push(`refused ${code}`),
  });
  connection.connect();
  await clock.advance(0);
  const welcome = (handled = 0, resumed = false): void => {
    sockets.last.open();
    const known = { agent: 'agent-1', user: '8:acs:alice', iceServers: [] };
    sockets.last.say({ t: 'welcome', ...known, resumed, handled });
  };
  const requests = () => sockets.last.sent.flatMap((frame) => (frame.t === 'req' ? [frame] : []));
  const ask = () => connection.request('call.hold', { callId: '1', on: true });
  return { clock, sockets, log, connection, welcome, requests, ask };
}

describe('a connection that is lost', () => {
  it('is made again after a wait that grows, and says so once', async () => {
    const { clock, sockets, log, welcome } = await setUp();
    welcome();
    // The wait is spread out between half and the whole; here it is the whole.
    const random = jest.spyOn(Math, 'random').mockReturnValue(1);
    for (const [at, wait] of [250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000].entries()) {
      sockets.last.close();
      await clock.advance(wait - 1);
      expect(sockets.all).toHaveLength(at + 1);
      await clock.advance(1);
      expect(sockets.all).toHaveLength(at + 2);
    }
    random.mockRestore();
    expect(log).toEqual(['up', 'down']);
  });

  it('is made again at once when the network is back', async () => {
    const { clock, sockets, connection, welcome } = await setUp();
    welcome();
    sockets.last.close();
    connection.hurry();
    await clock.advance(0);
    expect(sockets.all).toHaveLength(2);
  });

  it('takes up where it was, and says again what was not handled', async () => {
    const { clock, sockets, connection, welcome, requests, ask } = await setUp();
    welcome();
    sockets.last.say({ t: 'evt', seq: 1, event: MUTED });
    const [first, second] = [ask(), ask()];
    sockets.last.close();
    connection.hurry();
    await clock.advance(0);
    welcome(1, true);
    expect(sockets.last.sent[0]).toMatchObject({
      t: 'hello',
      resume: { agent: 'agent-1', seq: 1 },
    });
    expect(requests().map(({ id }) => id)).toEqual([2]);
    sockets.last.say({ t: 'evt', seq: 2, event: { type: 'res', id: 1, value: {} } });
    sockets.last.say({ t: 'evt', seq: 3, event: { type: 'res', id: 2, value: {} } });
    await expect(Promise.all([first, second])).resolves.toEqual([{}, {}]);
    expect(clock.pending).toBe(1);
  });

  it('hands an answer over before what the server says after it', async () => {
    const { sockets, log, connection, welcome } = await setUp();
    welcome();
    const held = { callId: '1', on: true };
    const asked = connection.request('call.hold', held, () => log.push('answer'));
    sockets.last.say({ t: 'evt', seq: 1, event: { type: 'res', id: 1, value: {} } });
    sockets.last.say({ t: 'evt', seq: 2, event: MUTED });
    expect(log).toEqual(['up', 'answer', 'call.mutedByOthers']);
    await expect(asked).resolves.toEqual({});
  });

  it('fails a request whose answer cannot be used, and goes on', async () => {
    const { sockets, log, connection, welcome } = await setUp();
    welcome();
    const asked = connection.request('call.hold', { callId: '1', on: true }, () => {
      throw new TypeError('of no use');
    });
    sockets.last.say({ t: 'evt', seq: 1, event: { type: 'res', id: 1, value: {} } });
    sockets.last.say({ t: 'evt', seq: 2, event: MUTED });
    await expect(asked).rejects.toThrow('of no use');
    expect(log).toEqual(['up', 'call.mutedByOthers']);
  });

  it('hears nothing twice', async () => {
    const { sockets, log, welcome } = await setUp();
    welcome();
    sockets.last.say({ t: 'evt', seq: 1, event: MUTED });
    sockets.last.say({ t: 'evt', seq: 1, event: MUTED });
    expect(log).toEqual(['up', 'call.mutedByOthers']);
  });

  it('starts over where the server has forgotten us', async () => {
    const { clock, sockets, log, connection, welcome, ask } = await setUp();
    welcome();
    const asked = ask();
    const refused = expect(asked).rejects.toMatchObject({ code: 503 });
    sockets.last.close();
    connection.hurry();
    await clock.advance(0);
    welcome();
    await refused;
    expect(log).toEqual(['up', 'down', 'up, forgotten']);
  });
});

describe('a connection that has gone silent', () => {
  it('counts as lost after two and a half heartbeats', async () => {
    const { clock, sockets, log, welcome } = await setUp();
    welcome();
    await clock.advance(37_499);
    sockets.last.say({ t: 'beat' });
    expect(sockets.last.sent.at(-1)).toEqual({ t: 'beat' });
    await clock.advance(37_499);
    expect(log).toEqual(['up']);
    await clock.advance(1);
    expect(log).toEqual(['up', 'down']);
    expect(sockets.all[0]!.readyState).toBe(3);
  });
});

describe('a request', () => {
  it('is given up after half a minute', async () => {
    const { clock, welcome, ask } = await setUp();
    welcome();
    const refused = expect(ask()).rejects.toMatchObject({ code: 408 });
    await clock.advance(30_000);
    await refused;
  });

  it('is made only once there is a connection', async () => {
    const { welcome, requests, ask } = await setUp();
    void ask();
    expect(requests()).toEqual([]);
    welcome();
    expect(requests()).toHaveLength(1);
  });

  it('fails with what the server says', async () => {
    const { sockets, welcome, ask } = await setUp();
    welcome();
    const asked = ask();
    const error = { code: 403, subCode: 510403, message: 'no' };
    sockets.last.say({ t: 'evt', seq: 1, event: { type: 'res', id: 1, error } });
    await expect(asked).rejects.toMatchObject({ code: 403, subCode: 510403 });
  });
});

describe('a server that will not have us', () => {
  it.each([503, 429, 496])('for a moment (%i) is asked again', async (code) => {
    const { clock, sockets, log } = await setUp();
    sockets.last.open();
    sockets.last.say({ t: 'refused', code, subCode: 0, message: 'later' });
    await clock.advance(250);
    expect(sockets.all).toHaveLength(2);
    expect(log).toEqual(['down']);
  });

  it('for good is not', async () => {
    const { clock, sockets, log, ask } = await setUp();
    sockets.last.open();
    sockets.last.say({ t: 'refused', code: 401, subCode: 0, message: 'no' });
    await expect(ask()).rejects.toMatchObject({ code: 412 });
    expect(log).toEqual(['refused 401']);
    expect(clock.pending).toBe(0);
  });

  it('is not asked without a token', async () => {
    const { sockets, log } = await setUp(() => Promise.reject(new Error('signed out')));
    expect([sockets.all.length, log]).toEqual([0, ['refused 401']]);
  });
});

describe('a connection that is closed', () => {
  it('says goodbye, and leaves nothing behind', async () => {
    const { clock, sockets, connection, welcome, ask } = await setUp();
    welcome();
    const refused = expect(ask()).rejects.toMatchObject({ code: 412 });
    connection.close();
    await refused;
    expect(sockets.last.sent.at(-1)).toEqual({ t: 'bye' });
    expect(clock.pending).toBe(0);
  });
});
