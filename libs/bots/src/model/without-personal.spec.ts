import { withoutPersonal } from './without-personal.ts';

const facts = { name: 'Kai Lee', order: 'A-1001', more: 'yes', note: '(a+b)' };

it.each([
  ['this is Kai Lee', 'this is …'],
  ['it is KAI, yes', 'it is …, yes'],
  ['kaiser roll', 'kaiser roll'],
  ['order A-1001 or (a+b)', 'order … or …'],
  ['call +1 (425) 555-0111 please', 'call … please'],
  ['card 4111 1111 1111 1111', 'card …'],
  ['write to kai.lee@mail.example today', 'write to … today'],
  ['the 24th, at 10 or 11', 'the 24th, at 10 or 11'],
])('of %j a model is told %j', (text, told) => {
  expect(withoutPersonal(text, facts)).toBe(told);
});

it('leaves a day where one is asked for, and hides a phone still', () => {
  expect(withoutPersonal('24.12.2026', {}, 9)).toBe('24.12.2026');
  expect(withoutPersonal('425 555 0111', {}, 9)).toBe('…');
});
