import type { CallSnapshot } from '../state.ts';
import { phoneContract } from './contract-phones.ts';
import {
  answer,
  becomes,
  callOf,
  check,
  connected,
  endedWith,
  inRoom,
  pair,
  quiet,
  rings,
  sees,
  seesGone,
} from './contract-steps.ts';
import type { ContractCase, ContractWorld } from './contract-world.ts';

/**
 * What an engine has to do for the code above it, played with the code above it. Each case has people
 * of its own; nothing of one is left for the next.
 */
export const contract: readonly ContractCase[] = [
  {
    name: 'a call rings, is answered, and both are connected',
    async run(world) {
      const { alice, bob } = await pair(world);
      await sees(alice, alice.ref, bob, 'bob is there', ({ state }) => state === 'connected');
      check(callOf(bob, bob.ref)?.direction === 'incoming', 'bob was called');
    },
  },
  {
    name: 'the caller hears it ring',
    async run(world) {
      const [alice, bob] = [await world.person('Alice'), await world.person('Bob')];
      const ref = await alice.calling.call([bob.id], {
        context: { about: 'lunch' },
        video: true,
      });
      await becomes(alice, ref, 'ringing', ({ phase }) => phase.name === 'ringing');
      await rings(bob);
      const [incoming] = bob.calling.getSnapshot().incoming;
      check(incoming?.from === alice.id, 'bob sees who calls');
      check(incoming?.context['about'] === 'lunch', 'bob is told what alice says of it', incoming);
      check(incoming?.video === true, 'bob is told that it is a call with video', incoming);
      await alice.calling.session(ref).hangUp(false);
    },
  },
  {
    name: 'a declined call ends with that',
    async run(world) {
      const [alice, bob] = [await world.person('Alice'), await world.person('Bob')];
      const ref = await alice.calling.call([bob.id]);
      await rings(bob);
      await bob.calling.decline(bob.calling.getSnapshot().incoming[0]!.id);
      await endedWith(alice, ref, 'declined');
      await quiet(bob);
    },
  },
  {
    name: 'a caller who gives up stops the ringing',
    async run(world) {
      const [alice, bob] = [await world.person('Alice'), await world.person('Bob')];
      const ref = await alice.calling.call([bob.id]);
      await rings(bob);
      await alice.calling.session(ref).hangUp(false);
      await quiet(bob);
      await becomes(alice, ref, 'ended', ({ phase }) => phase.name === 'ended');
    },
  },
  {
    name: 'whoever hangs up, the other hears it',
    async run(world) {
      const first = await pair(world);
      await first.alice.calling.session(first.alice.ref).hangUp(false);
      await endedWith(first.bob, first.bob.ref, 'hungUp');
      const second = await pair(world);
      await second.bob.calling.session(second.bob.ref).hangUp(false);
      await endedWith(second.alice, second.alice.ref, 'hungUp');
    },
  },
  {
    name: 'somebody without a device cannot be reached',
    async run(world) {
      const alice = await world.person('Alice');
      const ref = await alice.calling.call([await world.offline()]);
      await endedWith(alice, ref, 'unreachable');
    },
  },
  {
    name: 'all devices ring, and one answers',
    async run(world) {
      const [alice, bob] = [await world.person('Alice'), await world.person('Bob')];
      const phone = await world.person('Bob', bob);
      await alice.calling.call([bob.id]);
      await Promise.all([rings(bob), rings(phone)]);
      await answer(phone);
      await quiet(bob);
    },
  },
  {
    name: 'mute is seen by the other side',
    async run(world) {
      const { alice, bob } = await pair(world);
      await alice.calling.session(alice.ref).setMuted(true);
      await sees(bob, bob.ref, alice, 'alice is muted', ({ muted }) => muted);
      await alice.calling.session(alice.ref).setMuted(false);
      await sees(bob, bob.ref, alice, 'alice is not muted', ({ muted }) => !muted);
    },
  },
  {
    name: 'of many wishes the last is what counts',
    async run(world) {
      const { alice, bob } = await pair(world);
      const session = alice.calling.session(alice.ref);
      await Promise.all([true, false, true, false, true].map((on) => session.setMuted(on)));
      check(callOf(alice, alice.ref)?.muted === true, 'alice is muted');
      await sees(bob, bob.ref, alice, 'alice is muted', ({ muted }) => muted);
    },
  },
  {
    name: 'one may mute the other, who may unmute again',
    async run(world) {
      const { alice, bob } = await pair(world);
      await alice.calling.session(alice.ref).muteOther(bob.id);
      await becomes(bob, bob.ref, 'muted', ({ muted, mutedByOthers }) => muted && mutedByOthers);
      await bob.calling.session(bob.ref).setMuted(false);
      await sees(alice, alice.ref, bob, 'bob is not muted', ({ muted }) => !muted);
    },
  },
  {
    name: 'a camera that is switched on is there for the other side, and gone when it is off',
    async run(world) {
      const { alice, bob } = await pair(world);
      await alice.calling.session(alice.ref).setCamera(true);
      check(callOf(alice, alice.ref)?.camera === 'on', 'the camera is on');
      const available = (on: boolean) =>
        sees(
          bob,
          bob.ref,
          alice,
          `camera ${on}`,
          ({ camera }) => (camera?.available ?? false) === on,
        );
      await available(true);
      await alice.calling.session(alice.ref).setCamera(false);
      await available(false);
    },
  },
  {
    name: 'a screen is shared apart from the camera',
    async run(world) {
      const { alice, bob } = await pair(world);
      await alice.calling.session(alice.ref).setScreen(true);
      await sees(bob, bob.ref, alice, 'a screen', ({ screen }) => screen?.available === true);
      await alice.calling.session(alice.ref).setScreen(false);
      await sees(bob, bob.ref, alice, 'no screen', ({ screen }) => screen?.available === false);
    },
  },
  {
    name: 'hold is seen from both sides, and ends',
    async run(world) {
      const { alice, bob } = await pair(world);
      await alice.calling.session(alice.ref).setHeld(true);
      const heldBy = (by: 'me' | 'other') => (call: CallSnapshot) =>
        call.phase.name === 'held' && call.phase.by === by;
      await becomes(alice, alice.ref, 'held by me', heldBy('me'));
      await becomes(bob, bob.ref, 'held by the other', heldBy('other'));
      await alice.calling.session(alice.ref).setHeld(false);
      await Promise.all([connected(alice, alice.ref), connected(bob, bob.ref)]);
    },
  },
  {
    name: 'answering a second call holds the first',
    async run(world) {
      const { alice, bob } = await pair(world);
      const carla = await world.person('Carla');
      const third = await carla.calling.call([bob.id]);
      const second = await answer(bob);
      await connected(carla, third);
      await connected(bob, second);
      await becomes(bob, bob.ref, 'the first is held', ({ phase }) => phase.name === 'held');
      await becomes(alice, alice.ref, 'alice waits', ({ phase }) => phase.name === 'held');
    },
  },
  {
    name: 'hands go up and down, in order',
    async run(world) {
      const { alice, bob } = await pair(world);
      await alice.calling.session(alice.ref).raiseHand(true);
      await sees(bob, bob.ref, alice, 'a hand', ({ hand }) => hand === 1);
      await becomes(alice, alice.ref, 'my hand', ({ self }) => self.hand === 1);
      await bob.calling.session(bob.ref).lowerHand(alice.id);
      await becomes(alice, alice.ref, 'my hand is down', ({ self }) => self.hand === undefined);
    },
  },
  {
    name: 'a spotlight is seen by everybody',
    async run(world) {
      const { alice, bob } = await pair(world);
      await alice.calling.session(alice.ref).spotlight(bob.id, true);
      await becomes(bob, bob.ref, 'my spotlight', ({ self }) => self.spotlight);
      await alice.calling.session(alice.ref).spotlight(bob.id, false);
      await becomes(bob, bob.ref, 'no spotlight', ({ self }) => !self.spotlight);
    },
  },
  {
    name: 'a reaction is seen, with who sent it',
    async run(world) {
      const { alice, bob } = await pair(world);
      await alice.calling.session(alice.ref).react('heart');
      await becomes(bob, bob.ref, 'a heart', ({ reactions }) =>
        reactions.some(({ from, kind }) => from === alice.id && kind === 'heart'),
      );
    },
  },
  {
    name: 'who speaks is dominant',
    async run(world) {
      const { alice, bob } = await pair(world);
      world.speak?.(alice);
      await becomes(bob, bob.ref, 'alice speaks', ({ dominant }) => dominant[0] === alice.id);
    },
  },
  {
    name: 'bytes arrive, from whom they came',
    async run(world) {
      const { alice, bob } = await pair(world);
      const heard = Promise.withResolvers<{ from: string; data: Uint8Array }>();
      bob.calling.session(bob.ref).onData((from, _channel, data) => heard.resolve({ from, data }));
      const channel = alice.calling.session(alice.ref).openChannel(1_000);
      await channel.sendMessage(Uint8Array.of(1, 2, 255));
      const { from, data } = await heard.promise;
      check(from === alice.id && [...data].join() === '1,2,255', 'the same bytes', { from });
      channel.close();
    },
  },
  {
    name: 'a call is handed over to somebody else',
    async run(world) {
      const { alice, bob } = await pair(world);
      const carla = await world.person('Carla');
      await alice.calling.session(alice.ref).transfer(carla.id);
      const ref = await answer(carla);
      await connected(carla, ref);
      await sees(carla, ref, bob, 'bob is there', ({ state }) => state === 'connected');
      await endedWith(alice, alice.ref, 'hungUp');
    },
  },
  {
    name: 'those to whom one has talked in turn go on without one',
    async run(world) {
      const { alice, bob } = await pair(world);
      const carla = await world.person('Carla');
      const consulted = await alice.calling.call([carla.id]);
      const ref = await answer(carla);
      await connected(alice, consulted);
      await alice.calling.session(alice.ref).connectWith(alice.calling.session(consulted));
      await endedWith(alice, alice.ref, 'hungUp');
      await endedWith(alice, consulted, 'hungUp');
      await sees(carla, ref, bob, 'bob is there', ({ state }) => state === 'connected');
      await sees(bob, bob.ref, carla, 'carla is there', ({ state }) => state === 'connected');
    },
  },
  {
    name: 'an ended call stays until it is dismissed',
    async run(world) {
      const { alice } = await pair(world);
      await alice.calling.session(alice.ref).hangUp(false);
      await endedWith(alice, alice.ref, 'hungUp');
      await alice.calling.dismiss(alice.ref);
      check(callOf(alice, alice.ref) === undefined, 'it is gone');
    },
  },
  {
    name: 'a room lets nobody in who is not invited',
    async run(world) {
      const [alice, mallory] = [await world.person('Alice'), await world.person('Mallory')];
      const roomId = await world.room({ [alice.id]: 'Presenter' });
      await endedWith(mallory, await mallory.calling.joinRoom(roomId), 'notInvited');
    },
  },
  {
    name: 'a third person comes into a call of two, and leaves it',
    needsGroups: true,
    async run(world) {
      const { alice, bob } = await pair(world);
      const carla = await world.person('Carla');
      await alice.calling.session(alice.ref).add(carla.id);
      const ref = await answer(carla);
      await connected(carla, ref);
      await sees(bob, bob.ref, carla, 'carla came', ({ state }) => state === 'connected');
      await carla.calling.session(ref).hangUp(false);
      await seesGone(bob, bob.ref, carla);
      check(callOf(bob, bob.ref)?.phase.name === 'connected', 'the others go on');
    },
  },
  {
    name: 'a group begins with one and ends for each by themselves',
    needsGroups: true,
    async run(world) {
      const [alice, bob] = [await world.person('Alice'), await world.person('Bob')];
      const groupId = crypto.randomUUID();
      const a = await alice.calling.joinGroup(groupId);
      await connected(alice, a);
      const b = await bob.calling.joinGroup(groupId);
      await sees(alice, a, bob, 'bob came', ({ state }) => state === 'connected');
      await bob.calling.session(b).hangUp(false);
      await seesGone(alice, a, bob);
      check(callOf(alice, a)?.phase.name === 'connected', 'alice stays');
    },
  },
  {
    name: 'one may be removed, and all may be sent home',
    needsGroups: true,
    async run(world) {
      const { alice, bob } = await inRoom(world, 'Attendee');
      await alice.calling.session(alice.ref).remove(bob.id);
      await endedWith(bob, bob.ref, 'removed');
      const again = await inRoom(world, 'Attendee');
      await again.alice.calling.session(again.alice.ref).hangUp(true);
      await endedWith(again.bob, again.bob.ref, 'endedForEveryone');
    },
  },
  {
    name: 'a consumer is told what the role does not allow, and refused it',
    needsGroups: true,
    async run(world) {
      const { bob } = await inRoom(world, 'Consumer');
      const { may } = callOf(bob, bob.ref)!.self;
      check(!may.unmute && !may.video && !may.shareScreen && !may.removePeople, 'may not', may);
      await bob.calling.session(bob.ref).setMuted(false);
      const { failure, muted } = callOf(bob, bob.ref)!;
      check(failure?.kind === 'forbidden', 'refused', failure);
      check(muted, 'still muted');
    },
  },
  {
    name: 'an attendee talks, and does not share a screen',
    needsGroups: true,
    async run(world) {
      const { alice, bob } = await inRoom(world, 'Attendee');
      await bob.calling.session(bob.ref).setCamera(true);
      await sees(alice, alice.ref, bob, 'a camera', ({ camera }) => camera?.available === true);
      await bob.calling.session(bob.ref).setScreen(true);
      check(callOf(bob, bob.ref)?.failure?.kind === 'forbidden', 'refused');
      check(callOf(bob, bob.ref)?.screen === 'off', 'no screen');
    },
  },
  ...phoneContract,
];

/** The cases that can be played in a world such as this one. */
export function contractFor({ phones }: Pick<ContractWorld, 'phones'>): readonly ContractCase[] {
  const hasPhones = phones !== undefined;
  return contract.filter(({ needsPhones = hasPhones }) => needsPhones === hasPhones);
}
