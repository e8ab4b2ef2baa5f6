/** @jest-environment node */
import { lifeOf, tokensEndedAt } from './token-life';

const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour)).toISOString();
const token = { issuedAt: at(8), expiresAt: at(9) };
const half = new Date(Date.UTC(2026, 0, 1, 8, 30));

describe('the life of a token', () => {
  it('goes on until it expires', () => {
    expect(lifeOf(token, '', half)).toBe('live');
    expect(lifeOf(token, '', new Date(at(9)))).toBe('over');
  });

  it('is ended with all that were there', () => {
    expect(lifeOf(token, at(8), half)).toBe('ended');
    expect(lifeOf(token, at(7), half)).toBe('live');
  });
});

it('the timeline tells when tokens were ended last, and whose', () => {
  const entry = { action: 'token.revoke', outcome: 'done', subjectId: 'usr_1' };
  const timeline = [
    { ...entry, at: at(3), subjectId: 'usr_2' },
    { ...entry, at: at(4), outcome: 'refused' },
    { ...entry, at: at(2) },
    { ...entry, at: at(1) },
    { ...entry, at: at(5), action: 'token.issue' },
  ];
  expect(tokensEndedAt('usr_1', timeline)).toBe(at(2));
  expect(tokensEndedAt('usr_3', timeline)).toBe('');
});
