import {
  answer,
  becomes,
  callOf,
  check,
  connected,
  endedWith,
  pair,
  rings,
  sees,
  seesGone,
} from './contract-steps.ts';
import type { ContractCase, ContractPhones, ContractWorld } from './contract-world.ts';

/** Nobody has this number. */
const NOBODY = '4:+14255550199';
const CALLER_ID = '+14255550100';

function phonesOf({ phones }: ContractWorld): ContractPhones {
  if (!phones) throw new Error('There are no phones here.');
  return phones;
}

/** What an engine has to do about phones. */
export const phoneContract: readonly ContractCase[] = [
  {
    name: 'a number ends a call at once where no phones are called',
    needsPhones: false,
    async run(world) {
      const alice = await world.person('Alice');
      const ref = await alice.calling.call([NOBODY], { callerId: CALLER_ID });
      await endedWith(alice, ref, 'notCallable');
    },
  },
  {
    name: 'a number is added in vain where no phones are called',
    needsPhones: false,
    async run(world) {
      const { alice } = await pair(world);
      await alice.calling.session(alice.ref).add(NOBODY, { callerId: CALLER_ID });
      await becomes(alice, alice.ref, 'it did not come', ({ left }) => left.length > 0);
      const [gone] = callOf(alice, alice.ref)!.left;
      check(gone?.id === NOBODY && gone.reason?.word === 'notCallable', 'why', gone);
      await connected(alice, alice.ref);
    },
  },
  {
    name: 'a phone is not called without a number to call it from',
    async run(world) {
      const alice = await world.person('Alice');
      const refused = await alice.calling.call([NOBODY]).then(
        () => undefined,
        (error: unknown) => (error as { code?: unknown }).code,
      );
      check(refused === 'invalid', 'refused', refused);
    },
  },
  {
    name: 'a phone rings, is answered, hears keys, and hangs up',
    needsPhones: true,
    async run(world) {
      const { callerId, phone: newPhone } = phonesOf(world);
      const [alice, phone] = [await world.person('Alice'), await newPhone()];
      const ref = await alice.calling.call([phone.id], { callerId });
      await phone.answer();
      await sees(alice, ref, phone, 'it talks', ({ state }) => state === 'connected');
      await alice.calling.session(ref).sendDigits('12#');
      await phone.heard('12#');
      await phone.hangUp();
      await endedWith(alice, ref, 'hungUp');
    },
  },
  {
    name: 'a phone that is busy says so',
    needsPhones: true,
    async run(world) {
      const { callerId, phone: newPhone } = phonesOf(world);
      const [alice, phone] = [await world.person('Alice'), await newPhone()];
      await phone.beBusy();
      await endedWith(alice, await alice.calling.call([phone.id], { callerId }), 'busy');
    },
  },
  {
    name: 'a phone that takes no call says so',
    needsPhones: true,
    async run(world) {
      const { callerId, phone: newPhone } = phonesOf(world);
      const [alice, phone] = [await world.person('Alice'), await newPhone()];
      const ref = await alice.calling.call([phone.id], { callerId });
      await phone.decline();
      await endedWith(alice, ref, 'declined');
    },
  },
  {
    name: 'a phone that holds is waited for, and comes back',
    needsPhones: true,
    async run(world) {
      const { callerId, phone: newPhone } = phonesOf(world);
      const [alice, phone] = [await world.person('Alice'), await newPhone()];
      const ref = await alice.calling.call([phone.id], { callerId });
      await phone.answer();
      await connected(alice, ref);
      await phone.hold();
      await becomes(
        alice,
        ref,
        'held by the phone',
        (call) => call.phase.name === 'held' && call.phase.by === 'other',
      );
      await phone.resume();
      await connected(alice, ref);
      await phone.hangUp();
    },
  },
  {
    name: 'a phone calls, and its number is seen',
    needsPhones: true,
    async run(world) {
      const [alice, phone] = [await world.person('Alice'), await phonesOf(world).phone()];
      await phone.call(alice);
      await rings(alice);
      check(alice.calling.getSnapshot().incoming[0]?.from === phone.id, 'who calls');
      await connected(alice, await answer(alice));
      await phone.hangUp();
    },
  },
  {
    name: 'a phone is added to a call of two, and leaves it',
    needsPhones: true,
    async run(world) {
      const { callerId, phone: newPhone } = phonesOf(world);
      const [{ alice, bob }, phone] = [await pair(world), await newPhone()];
      await alice.calling.session(alice.ref).add(phone.id, { callerId });
      await phone.answer();
      await sees(bob, bob.ref, phone, 'the phone came', ({ state }) => state === 'connected');
      await phone.hangUp();
      await seesGone(bob, bob.ref, phone);
      check(callOf(bob, bob.ref)?.phase.name === 'connected', 'the others go on');
    },
  },
  {
    name: 'a call is handed over to a phone',
    needsPhones: true,
    async run(world) {
      const { callerId, phone: newPhone } = phonesOf(world);
      const [{ alice }, phone] = [await pair(world), await newPhone()];
      await alice.calling.session(alice.ref).transfer(phone.id, { callerId });
      await phone.answer();
      await endedWith(alice, alice.ref, 'hungUp');
    },
  },
  {
    name: 'a phone is handed over to somebody else',
    needsPhones: true,
    async run(world) {
      const { callerId, phone: newPhone } = phonesOf(world);
      const [alice, bob] = [await world.person('Alice'), await world.person('Bob')];
      const phone = await newPhone();
      const ref = await alice.calling.call([phone.id], { callerId });
      await phone.answer();
      await connected(alice, ref);
      await alice.calling.session(ref).transfer(bob.id);
      const answered = await answer(bob);
      await sees(bob, answered, phone, 'the phone is there', ({ state }) => state === 'connected');
      await endedWith(alice, ref, 'hungUp');
      await phone.hangUp();
    },
  },
  {
    name: 'a phone and whom one asked in between go on without one',
    needsPhones: true,
    async run(world) {
      const { callerId, phone: newPhone } = phonesOf(world);
      const [alice, bob] = [await world.person('Alice'), await world.person('Bob')];
      const phone = await newPhone();
      const ref = await alice.calling.call([phone.id], { callerId });
      await phone.answer();
      await connected(alice, ref);
      const consulted = await alice.calling.call([bob.id]);
      const answered = await answer(bob);
      await connected(alice, consulted);
      await alice.calling.session(ref).connectWith(alice.calling.session(consulted));
      await endedWith(alice, ref, 'hungUp');
      await endedWith(alice, consulted, 'hungUp');
      await sees(bob, answered, phone, 'the phone is there', ({ state }) => state === 'connected');
      await phone.hangUp();
      await endedWith(bob, answered, 'hungUp');
    },
  },
];
