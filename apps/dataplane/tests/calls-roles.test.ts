import type { CallAction, CallEvent, CallOperation } from '@switchboard/acs-wire';
import { VirtualClock } from '@switchboard/kernel/testing';
import { Callers, callsOf, fakeEngines, joinRoom, makeRoom, roomsClient } from './_callers.ts';
import type { Caller, Role } from './_callers.ts';
import { heard, publish, SOMEBODY } from './_call-requests.ts';
import { start } from './_harness.ts';
import type { Running } from './_harness.ts';

let running: Running;
let callers: Callers;
const { media, legs } = fakeEngines();
const clock = new VirtualClock(Date.now());

beforeAll(async () => {
  running = await start({}, { services: [media], clock });
});
beforeEach(() => {
  callers = new Callers();
});
afterEach(() => callers[Symbol.asyncDispose]());
afterAll(() => running[Symbol.asyncDispose]());

const caller = (name: string) => callers.caller(running.plane, name);

/** Everybody the cases need: who acts, on whom, and a presenter who watches. */
interface Cast {
  readonly actor: Caller;
  readonly target: Caller;
  readonly witness: Caller;
  readonly callId: string;
  readonly roomId: string;
}

async function stage(role: Role): Promise<Cast> {
  const [actor, target, witness] = await Promise.all(['Ann', 'Tom', 'Wes'].map((n) => caller(n)));
  const roomId = await makeRoom(running.plane, {
    [actor!.id]: role,
    [target!.id]: 'Attendee',
    [witness!.id]: 'Presenter',
  });
  const { id: callId } = await joinRoom(witness!, roomId);
  await joinRoom(target!, roomId);
  await joinRoom(actor!, roomId);
  await target!.client.ask('call.hand', { callId, up: true });
  const cast = { actor: actor!, target: target!, witness: witness!, callId, roomId };
  await settled(cast);
  return cast;
}

/** Everything anybody was told so far has arrived: an answer comes after what was said before it. */
async function settled({ actor, target, witness, callId }: Cast): Promise<void> {
  for (const { client } of [actor, target, witness]) {
    await client.ask('call.quality', { callId }).catch(() => undefined);
  }
}

type Participant = NonNullable<
  Extract<CallEvent, { type: 'call.changed' }>['participants']
>[number];

const changed = (test: (one: Participant) => boolean) => (event: CallEvent) =>
  event.type === 'call.changed' && Boolean(event.participants?.some(test));

interface Operation {
  readonly name: string;
  readonly needs: CallAction | 'never';
  readonly code?: number;
  readonly op: CallOperation;
  readonly args: (cast: Cast) => object;
  /** What the watching presenter hears when it was done. */
  readonly effect?: (cast: Cast) => (event: CallEvent) => boolean;
}

const self = ({ actor }: Cast) => actor.id;
const other = ({ target }: Cast) => target.id;

const operations: readonly Operation[] = [
  {
    name: 'unmute',
    needs: 'sendAudio',
    op: 'call.update',
    args: () => ({ muted: false, speaking: true }),
    effect: (cast) => changed(({ user, speaking }) => user === self(cast) && speaking),
  },
  {
    name: 'turn the camera on',
    needs: 'sendVideo',
    op: 'call.update',
    args: () => ({ camera: true }),
    effect: (cast) => changed(({ user, camera }) => user === self(cast) && camera),
  },
  {
    name: 'share a screen',
    needs: 'shareScreen',
    op: 'call.update',
    args: () => ({ screen: true }),
    effect: (cast) => changed(({ user, screen }) => user === self(cast) && screen),
  },
  { name: 'send sound', needs: 'sendAudio', op: 'media.describe', args: publish('audio') },
  { name: 'send a picture', needs: 'sendVideo', op: 'media.describe', args: publish('camera') },
  { name: 'send a screen', needs: 'shareScreen', op: 'media.describe', args: publish('screen') },
  {
    name: 'mute somebody',
    needs: 'muteOthers',
    op: 'call.mute',
    args: (cast) => ({ users: [other(cast)] }),
    effect: (cast) => changed(({ user, muted }) => user === other(cast) && muted),
  },
  {
    name: 'mute everybody',
    needs: 'muteOthers',
    op: 'call.mute',
    args: () => ({}),
    effect:
      () =>
      ({ type }) =>
        type === 'call.mutedByOthers',
  },
  {
    name: 'remove somebody',
    needs: 'removeParticipant',
    op: 'call.remove',
    args: (cast) => ({ user: other(cast) }),
    effect: (cast) => changed(({ user, state }) => user === other(cast) && state === 'ended'),
  },
  {
    name: 'end the call for everybody',
    needs: 'endForEveryone',
    op: 'call.hangUp',
    args: () => ({ forEveryone: true }),
    effect: () => (event) => event.type === 'call.ended' && event.reason.subCode === 4097,
  },
  {
    name: 'put somebody in the spotlight',
    needs: 'spotlight',
    op: 'call.spotlight',
    args: (cast) => ({ on: true, users: [other(cast)] }),
    effect: (cast) => changed(({ user, spotlight }) => user === other(cast) && spotlight),
  },
  {
    name: 'put themselves in the spotlight',
    needs: 'spotlight',
    op: 'call.spotlight',
    args: (cast) => ({ on: true, users: [self(cast)] }),
    effect: (cast) => changed(({ user, spotlight }) => user === self(cast) && spotlight),
  },
  {
    name: 'lower somebody’s hand',
    needs: 'lowerHands',
    op: 'call.hand',
    args: (cast) => ({ up: false, users: [other(cast)] }),
    effect: (cast) => changed(({ user, hand }) => user === other(cast) && hand === undefined),
  },
  {
    name: 'raise a hand',
    needs: 'raiseHand',
    op: 'call.hand',
    args: () => ({ up: true }),
    effect: (cast) => changed(({ user, hand }) => user === self(cast) && hand === 2),
  },
  {
    name: 'react',
    needs: 'react',
    op: 'call.react',
    args: () => ({ reaction: 'heart' }),
    effect: (cast) => (event) => event.type === 'call.reaction' && event.user === self(cast),
  },
  {
    name: 'send data',
    needs: 'sendData',
    op: 'call.data',
    args: () => ({ channel: 7, bytes: 'aGk=' }),
    effect: (cast) => (event) => event.type === 'call.data' && event.user === self(cast),
  },
  {
    name: 'add somebody',
    needs: 'never',
    op: 'call.add',
    args: () => ({ user: SOMEBODY }),
  },
  {
    name: 'transfer the call',
    needs: 'never',
    code: 412,
    op: 'call.transfer',
    args: (cast) => ({ user: other(cast), to: cast.witness.id }),
  },
];

const grants: Readonly<Record<Role, readonly CallAction[]>> = {
  Presenter: [
    'sendAudio',
    'sendVideo',
    'shareScreen',
    'removeParticipant',
    'muteOthers',
    'endForEveryone',
    'spotlight',
    'lowerHands',
    'raiseHand',
    'react',
    'sendData',
  ],
  Collaborator: ['sendAudio', 'sendVideo', 'shareScreen', 'raiseHand', 'react', 'sendData'],
  Attendee: ['sendAudio', 'sendVideo', 'raiseHand', 'react', 'sendData'],
  Consumer: ['raiseHand', 'react'],
};
const roles = Object.keys(grants) as Role[];
const cases = roles.flatMap((role) =>
  operations.map((operation) => {
    const allowed = operation.needs !== 'never' && grants[role].includes(operation.needs);
    return { role, operation, allowed, name: operation.name };
  }),
);

describe('what a role does not grant is refused by the server', () => {
  test.each(cases.filter(({ allowed }) => !allowed))(
    '$role may not $name',
    async ({ role, operation: { op, args, code = 403 } }) => {
      const cast = await stage(role);
      const before = await callsOf(running.plane);
      const told = [cast.actor, cast.target, cast.witness].map(heard);
      const media = structuredClone([...legs]);
      const asked = cast.actor.client.askAnything(op, { ...args(cast), callId: cast.callId });
      await expect(asked).rejects.toMatchObject({ code });
      await settled(cast);
      expect([cast.actor, cast.target, cast.witness].map(heard)).toEqual(told);
      expect(await callsOf(running.plane)).toEqual(before);
      expect([...legs]).toEqual(media);
    },
  );
});

describe('what a role grants works', () => {
  test.each(cases.filter(({ allowed }) => allowed))(
    '$role may $name',
    async ({ role, operation: { op, args, effect } }) => {
      const cast = await stage(role);
      const known = cast.witness.client.events.length;
      const muted = { callId: cast.callId, muted: true };
      if (role !== 'Consumer') await cast.actor.client.ask('call.update', muted);
      await cast.actor.client.askAnything(op, { ...args(cast), callId: cast.callId });
      const { client } = cast.witness;
      const passes = effect?.(cast);
      if (passes) await client.until(() => client.events.slice(known).some(passes));
    },
  );
});

test('a Consumer does not come in with a camera, and comes in muted', async () => {
  const ann = await caller('Ann');
  const roomId = await makeRoom(running.plane, { [ann.id]: 'Consumer' });
  await expect(joinRoom(ann, roomId, true)).rejects.toMatchObject({ code: 403 });
  expect((await callsOf(running.plane)).calls).toEqual([]);
  const call = await joinRoom(ann, roomId);
  expect(call.participants).toMatchObject([{ role: 'Consumer', muted: true, camera: false }]);
  expect(call.may).toEqual(['raiseHand', 'react']);
});

describe('a role that is changed through the rooms SDK', () => {
  const give = async ({ actor, roomId }: Cast, role: Role) => {
    const patch = [{ id: { communicationUserId: actor.id }, role }];
    await roomsClient(running.plane).addOrUpdateParticipants(roomId, patch);
  };
  const mayNow = ({ actor }: Cast, actions: readonly CallAction[]) =>
    actor.client.next('call.changed', ({ may }) => may?.length === actions.length);

  test('takes effect in the call at once, and takes back what it does not grant', async () => {
    const cast = await stage('Presenter');
    const { actor, witness, callId } = cast;
    await actor.client.ask('call.update', { callId, camera: true, screen: true });
    await give(cast, 'Attendee');
    expect((await mayNow(cast, grants.Attendee)).may).toEqual(
      expect.arrayContaining([...grants.Attendee]),
    );
    await witness.client.until(() =>
      witness.client.events.some(
        changed(
          (one) => one.role === 'Attendee' && one.user === actor.id && one.camera && !one.screen,
        ),
      ),
    );
    expect(legs.get(actor.id)?.grants).toEqual({ audio: true, camera: true, screen: false });
    await expect(actor.client.ask('call.mute', { callId })).rejects.toMatchObject({ code: 403 });

    await give(cast, 'Consumer');
    await mayNow(cast, grants.Consumer);
    await witness.client.until(() =>
      witness.client.events.some(
        changed((one) => one.role === 'Consumer' && one.muted && !one.camera && !one.screen),
      ),
    );
    expect(legs.get(actor.id)).toMatchObject({
      grants: { audio: false, camera: false, screen: false },
      muted: true,
    });

    await give(cast, 'Presenter');
    await actor.client.next('call.changed', ({ may }) => Boolean(may?.includes('endForEveryone')));
    await actor.client.ask('call.update', { callId, muted: false, camera: true });
    await actor.client.ask('call.mute', { callId });
  });

  test('whose invitation is taken away is out at once, and stays out', async () => {
    const cast = await stage('Presenter');
    const { actor, witness, roomId } = cast;
    const out = [{ communicationUserId: actor.id }];
    await roomsClient(running.plane).removeParticipants(roomId, out);
    expect(await actor.client.next('call.ended')).toMatchObject({
      reason: { code: 0, subCode: 5317 },
    });
    await witness.client.until(() =>
      witness.client.events.some(
        changed(
          ({ user, state, reason }) =>
            user === actor.id && state === 'ended' && reason?.subCode === 5317,
        ),
      ),
    );
    await expect(joinRoom(actor, roomId)).rejects.toMatchObject({ code: 403, subCode: 5828 });
  });

  test('ends for everybody with its room', async () => {
    const cast = await stage('Attendee');
    await roomsClient(running.plane).deleteRoom(cast.roomId);
    for (const { client } of [cast.actor, cast.target, cast.witness]) {
      expect(await client.next('call.ended')).toMatchObject({ reason: { code: 0, subCode: 5300 } });
    }
    expect((await callsOf(running.plane)).calls).toEqual([]);
    await expect(joinRoom(cast.witness, cast.roomId)).rejects.toMatchObject({
      code: 404,
      subCode: 5732,
    });
  });

  test('ends for everybody when the window is moved away, and says so', async () => {
    const cast = await stage('Attendee');
    const validFrom = new Date(clock.now() + 3_600_000);
    const validUntil = new Date(clock.now() + 7_200_000);
    await roomsClient(running.plane).updateRoom(cast.roomId, { validFrom, validUntil });
    expect(await cast.actor.client.next('call.ended')).toMatchObject({
      reason: { code: 403, subCode: 5829 },
    });
    await expect(joinRoom(cast.actor, cast.roomId)).rejects.toMatchObject({
      code: 403,
      subCode: 5829,
    });
  });
});
