import { isListOf, topicOf } from './thread-title.ts';

it('is what somebody chose, or the names of all', () => {
  expect(topicOf(' Lunch ', ['Alice', 'Bob'], 250)).toBe('Lunch');
  expect(topicOf('  ', ['Alice', 'Bob'], 250)).toBe('Alice, Bob');
  expect(topicOf('', ['Alice', 'Bob'], 7)).toBe('Alice, ');
});

it('is known for the names of all, in whatever order', () => {
  expect(isListOf('Bob, Alice', ['Alice', 'Bob'])).toBe(true);
  expect(isListOf('Alice, Bob', ['Alice', 'Bob', 'Carla'])).toBe(false);
  expect(isListOf('Lunch', ['Alice', 'Bob'])).toBe(false);
});
