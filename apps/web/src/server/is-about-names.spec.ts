/** @jest-environment node */
import { isAboutNames } from './is-about-names';

const asked = (procedures: string) =>
  isAboutNames(new Request(`https://chat.example.com/api/telephony/${procedures}`));

it.each(['contacts.names', 'contacts.names?batch=1', 'contacts.names,contacts.names?batch=1'])(
  '%s is about names alone',
  (procedures) => expect(asked(procedures)).toBe(true),
);

it.each([
  ['contacts.list'],
  ['contacts.names,inbox.list?batch=1'],
  ['inbox.list,contacts.names?batch=1'],
  ['contacts.names%2Cinbox.list'],
  ['contacts.names/../inbox.list'],
  ['inbox.list?contacts.names'],
])('%s is not', (procedures) => expect(asked(procedures)).toBe(false));
