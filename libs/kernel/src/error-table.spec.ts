import { errorsOf, statusOfCategory } from './error-table.ts';

const fault = errorsOf({
  'room-full': { category: 'conflict', meaning: 'No seat is left.', remedy: 'Come later.' },
});

it('makes errors with the category of the table', () => {
  const error = fault('room-full', 'The room is full.', { target: 'room' });
  expect(error).toMatchObject({ code: 'room-full', category: 'conflict', target: 'room' });
  expect(error.message).toBe('The room is full.');
  expect(statusOfCategory[error.category]).toBe(409);
});
