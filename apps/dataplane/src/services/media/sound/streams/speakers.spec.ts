import { silentFrame } from '@switchboard/audio';
import { Speakers } from './speakers.ts';

const loud = new Int16Array(960).fill(5_000);
const saying = (...users: string[]) => new Map(users.map((user) => [user, loud]));
const usersOf = (frames: readonly { readonly user: string }[]) => frames.map(({ user }) => user);

test('four are told apart at once; a fifth has to wait until one was quiet for a while', () => {
  const speakers = new Speakers(16_000);
  const four = ['a', 'b', 'c', 'd'];
  expect(usersOf(speakers.tick(saying('a', 'b', 'c', 'd', 'e')))).toEqual(four);
  for (let at = 0; at < 24; at++) speakers.tick(saying('a', 'c', 'd'));
  expect(usersOf(speakers.tick(saying('a', 'c', 'd', 'e')))).toEqual(four);
  expect(usersOf(speakers.tick(saying('a', 'c', 'd', 'e')))).toEqual(['a', 'c', 'd', 'e']);
});

test('whoever is only quiet takes no place; whoever has one is sent in silence, too', () => {
  const speakers = new Speakers(24_000);
  expect(speakers.tick(new Map([['a', silentFrame(48_000)]]))).toEqual([]);
  speakers.tick(saying('b'));
  const [silent] = speakers.tick(new Map());
  expect(silent).toMatchObject({ user: 'b' });
  expect(silent?.samples).toHaveLength(480);
});
