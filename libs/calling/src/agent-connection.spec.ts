import { VirtualClock } from '@switchboard/kernel/testing';
import { FakeExchange } from './testing/fake-exchange.ts';
import { createFakeParty } from './testing/fake-party.ts';

function setUp() {
  const exchange = new FakeExchange();
  const warnings: object[] = [];
  const log = { warn: (fields: object) => void warnings.push(fields) };
  const [alice, bob] = ['alice', 'bob'].map((name) =>
    createFakeParty(exchange, name, new VirtualClock(), { log }),
  );
  return { exchange, warnings, alice: alice!, bob: bob! };
}

test('says why it could not connect, and may try again', async () => {
  const { alice, exchange } = setUp();
  exchange.failNext('createCallAgent', 409, 40228);
  await alice.calling.start();
  expect(alice.calling.getSnapshot().agent).toMatchObject({
    status: 'failed',
    failure: { kind: 'secondAgent' },
  });
  await alice.calling.start();
  expect(alice.calling.getSnapshot().agent).toEqual({ status: 'connected' });
});

test('is reconnecting while the connection is down', async () => {
  const { alice } = setUp();
  await alice.calling.start();
  alice.agent().setConnected(false, 'connectionIssue');
  expect(alice.calling.getSnapshot().agent.status).toBe('reconnecting');
  alice.agent().setConnected(true);
  expect(alice.calling.getSnapshot().agent.status).toBe('connected');
});

test('fails when its token does, and is replaced when it starts again', async () => {
  const { alice, bob, exchange } = setUp();
  await Promise.all([alice.calling.start(), bob.calling.start()]);
  const [former, listeners] = [alice.agent(), exchange.listeners.value];
  former.setConnected(false, 'invalidToken');
  expect(alice.calling.getSnapshot().agent).toMatchObject({
    status: 'failed',
    failure: { kind: 'token', retryable: false },
  });
  await alice.calling.start();
  expect(alice.calling.getSnapshot().agent).toEqual({ status: 'connected' });
  expect(former.disposed).toBe(true);
  expect(exchange.listeners.value).toBe(listeners);
});

test('is made once, however many ask for it at the same time', async () => {
  const { alice, bob, exchange } = setUp();
  await bob.calling.start();
  const release = exchange.hold('createCallAgent');
  const asked = [alice.calling.start(), alice.calling.start(), alice.calling.call([bob.id])];
  release();
  await Promise.all(asked);
  expect(exchange.agentsOf(alice.id)).toHaveLength(1);
});

test('knows of another tab', async () => {
  const { alice } = setUp();
  await alice.calling.start();
  alice.tabs.setActiveInAnotherTab(true);
  expect(alice.calling.getSnapshot().activeInAnotherTab).toBe(true);
});

test('does without knowing of other tabs, and without devices', async () => {
  const { alice, exchange, warnings } = setUp();
  exchange.withdraw('DebugInfo');
  exchange.failNext('getDeviceManager', 500, 43009);
  await alice.calling.start();
  expect(alice.calling.getSnapshot()).toMatchObject({
    agent: { status: 'connected' },
    activeInAnotherTab: false,
  });
  expect(warnings).toEqual([{ code: 500, subCode: 43009 }]);
});

test('one that comes up after the end is let go', async () => {
  const { alice, exchange } = setUp();
  const release = exchange.hold('createCallAgent');
  const starting = alice.calling.start();
  const ending = alice.calling.end();
  release();
  await Promise.all([starting, ending]);
  expect(exchange.agentsOf(alice.id)).toEqual([]);
  expect(exchange.listeners.value).toBe(0);
});
