import { Scope } from '@switchboard/kernel';
import type { Pose } from '@switchboard/networking';
import { createLogger } from '@switchboard/service';
import { robot as robotApp } from '@switchboard/stack';
import { startStack } from '@switchboard/testing';
import type { Stack } from '@switchboard/testing';
import { compose, readConfig } from '../src/index.ts';
import type { Robot } from '../src/index.ts';
import { enterSpace, openPerson, until } from './_peer.ts';

const at = (x: number, y: number, z: number): Pose => ({
  position: [x, y, z],
  rotation: [0, 0, 0, 1],
});
const START = at(-1.5, 0.95, -0.5);
const MOVED = at(2, 0.15, 1.5);
const THING = 0;

describe('the robot', () => {
  const scope = new Scope();
  const lines: string[] = [];
  let stack: Stack;
  let robot: Robot;
  beforeAll(async () => {
    stack = scope.use(await startStack({ relay: true }));
    const config = readConfig({ ...stack.environmentOf(robotApp), ROBOT_RELAY_ONLY: 'true' });
    const log = createLogger({ name: 'robot', destination: { write: (line) => lines.push(line) } });
    robot = scope.use(await compose(config, { log }));
  });
  afterAll(() => scope.end());

  /** Found by its name, as any other person. */
  async function invite(alice: Awaited<ReturnType<typeof openPerson>>) {
    await until('it is signed in', () => lines.some((line) => line.includes('signed in')));
    const { directory } = alice.access;
    const [found] = await directory.search.query({ query: 'Robot' });
    const [contact] = await directory.contact.mutate({ personIds: [found?.id ?? ''] });
    const userId = contact?.userId ?? '';
    const { chatThread } = await alice.client.createChatThread(
      { topic: 'A space' },
      { participants: [{ id: { communicationUserId: userId }, displayName: 'Robot' }] },
    );
    return { threadId: chatThread?.id ?? '', userId };
  }

  it('joins over the relay, puts back what is moved, answers on the board, and leaves when removed', async () => {
    const alice = await openPerson(stack, 'alice', scope);
    const { threadId, userId } = await invite(alice);
    const { data, doc, mesh } = await enterSpace(alice, threadId, scope);
    const { things } = data;
    await until('they reach each other', () => data.transport.peers().includes(userId));
    const [path] = await mesh.statistics();
    expect(path?.path?.local.type).toBe('relay');

    await until('it has a body', () => things.bodyOf(userId) !== undefined);
    const hands = new Set<string>();
    const watching = things.watch(() => hands.add(`${things.bodyOf(userId, 1)?.position}`));

    things.take(THING, START);
    things.move(THING, at(0, 1.5, 0));
    things.rest(THING, MOVED);
    await until('it takes it', () => things.ownerOf(THING) === userId);
    const stateOf = () => things.states().find(({ thing }) => thing === THING);
    await until('it puts it down', () => stateOf()?.isResting === true);
    expect(stateOf()?.pose.position.map((value) => Math.round(value * 1_000) / 1_000)).toEqual(
      START.position,
    );
    watching[Symbol.dispose]();
    expect(hands.size).toBeGreaterThan(10);

    const notes = doc.getArray<string>('notes');
    notes.push(['nobody is asked here', 'robot, who are you?']);
    await until('it answers', () => notes.length === 3);
    expect(notes.get(2)).toContain('“robot, who are you?”: hello!');

    const thread = alice.client.getChatThreadClient(threadId);
    await thread.removeParticipant({ communicationUserId: userId });
    await until('it leaves', () => !data.transport.peers().includes(userId));
    expect(lines.join('')).toContain('left a space');
  });

  it('says how it is, and logs none of its secrets', async () => {
    const { status } = await fetch(`${robot.url}/health`);
    expect(status).toBe(200);
    const secret = stack.environmentOf(robotApp)['OIDC_CLIENT_SECRET'] ?? '';
    expect([...lines, ...stack.logs].join('')).not.toContain(secret);
    expect(lines.join('')).not.toMatch(/eyJ[\w-]+\./);
  });
});

it('is healthy while nobody answers, and stops at once', async () => {
  const nobody = 'http://127.0.0.1:9';
  const config = readConfig({
    ...{ ROBOT_PORT: '0', ACCESS_URL: nobody, OIDC_ISSUER: nobody, OIDC_ALLOW_INSECURE: 'true' },
    ...{ OIDC_CLIENT_ID: 'switchboard-robot', OIDC_CLIENT_SECRET: 'of nobody' },
  });
  const robot = await compose(config, { log: createLogger({ name: 'robot', level: 'silent' }) });
  expect((await fetch(`${robot.url}/health`)).status).toBe(200);
  const began = Date.now();
  await robot[Symbol.asyncDispose]();
  expect(Date.now() - began).toBeLessThan(1_000);
});
