import type { EndWord } from '../end-reason.ts';
import type { CallRef, CallSnapshot, ParticipantSnapshot } from '../state.ts';
import type { ContractPerson, ContractRole, ContractWorld } from './contract-world.ts';
import { until } from './until.ts';

export type Pair = Readonly<Record<'alice' | 'bob', ContractPerson & { readonly ref: CallRef }>>;

export const callOf = ({ calling }: ContractPerson, ref: CallRef): CallSnapshot | undefined =>
  calling.getSnapshot().calls[ref];

export const becomes = (
  person: ContractPerson,
  ref: CallRef,
  what: string,
  holds: (call: CallSnapshot) => boolean,
): Promise<void> =>
  until(person.calling, what, ({ calls }) => {
    const call = calls[ref];
    return call !== undefined && holds(call);
  });

export const connected = (person: ContractPerson, ref: CallRef): Promise<void> =>
  becomes(person, ref, 'connected', ({ phase }) => phase.name === 'connected');

export async function endedWith(
  person: ContractPerson,
  ref: CallRef,
  word: EndWord,
): Promise<void> {
  await becomes(person, ref, `ended (${word})`, ({ phase }) => phase.name === 'ended');
  const phase = callOf(person, ref)?.phase;
  check(phase?.name === 'ended' && phase.reason.word === word, `ended with ${word}`, phase);
}

export const rings = (person: ContractPerson, count = 1): Promise<void> =>
  until(person.calling, 'rings', ({ incoming }) => incoming.length >= count);

export const quiet = (person: ContractPerson): Promise<void> =>
  until(person.calling, 'stops ringing', ({ incoming }) => incoming.length === 0);

export async function answer(person: ContractPerson): Promise<CallRef> {
  await rings(person);
  const [incoming] = person.calling.getSnapshot().incoming;
  const ref = await person.calling.accept(incoming!.id);
  check(ref !== undefined, 'the call could be answered');
  return ref!;
}

export const sees = (
  person: ContractPerson,
  ref: CallRef,
  other: Pick<ContractPerson, 'id'>,
  what: string,
  holds: (participant: ParticipantSnapshot) => boolean,
): Promise<void> =>
  becomes(person, ref, what, ({ participants }) => {
    const participant = participants[other.id];
    return participant !== undefined && holds(participant);
  });

export const seesGone = (
  person: ContractPerson,
  ref: CallRef,
  other: Pick<ContractPerson, 'id'>,
): Promise<void> =>
  becomes(person, ref, 'somebody is gone', ({ participants }) => !participants[other.id]);

export async function pair(world: ContractWorld): Promise<Pair> {
  const [alice, bob] = [await world.person('Alice'), await world.person('Bob')];
  const ref = await alice.calling.call([bob.id]);
  const answered = await answer(bob);
  await Promise.all([connected(alice, ref), connected(bob, answered)]);
  return { alice: { ...alice, ref }, bob: { ...bob, ref: answered } };
}

export async function inRoom(world: ContractWorld, role: ContractRole) {
  const [alice, bob] = [await world.person('Alice'), await world.person('Bob')];
  const roomId = await world.room({ [alice.id]: 'Presenter', [bob.id]: role });
  const [a, b] = [await alice.calling.joinRoom(roomId), await bob.calling.joinRoom(roomId)];
  await Promise.all([connected(alice, a), connected(bob, b)]);
  await becomes(bob, b, 'knows the role', ({ self }) => self.role === role);
  return { alice: { ...alice, ref: a }, bob: { ...bob, ref: b } };
}

export function check(holds: boolean, what: string, found?: unknown): void {
  if (!holds) throw new Error(`expected: ${what}; found ${JSON.stringify(found)}`);
}
