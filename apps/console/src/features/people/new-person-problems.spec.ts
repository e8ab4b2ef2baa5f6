/** @jest-environment node */
import { problemsOf } from './new-person-problems';

const good = { issuer: 'https://login.example.com', subject: 's-1', name: 'Eva', email: '' };

describe('what stands in the way of a new person', () => {
  it('is nothing where everything needed is there', () => {
    expect(problemsOf(good)).toEqual({});
    expect(problemsOf({ ...good, email: 'eva@example.com' })).toEqual({});
  });

  it.each([
    [{ name: ' ' }, { name: 'missing' }],
    [{ subject: '' }, { subject: 'missing' }],
    [{ issuer: '' }, { issuer: 'missing' }],
    [{ issuer: 'login' }, { issuer: 'badAddress' }],
    [{ email: 'eva@' }, { email: 'badAddress' }],
  ])('%j makes %j', (change, problems) => {
    expect(problemsOf({ ...good, ...change })).toEqual(problems);
  });
});
