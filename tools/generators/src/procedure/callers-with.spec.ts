import { callersWith } from './callers-with.mjs';

const permissions =
  "const ALLOWED = {\n  'self.read': roles,\n  'role.grant': ['admin'],\n  'odd': ['guest'],\n";

it('says whom a permission is for in the words of the test', () => {
  expect(callersWith(permissions, 'self.read')).toBe('signedIn');
  expect(callersWith(permissions, 'role.grant')).toBe('admins');
});

it('refuses a permission that is not there, or has no word', () => {
  expect(() => callersWith(permissions, 'self')).toThrow('no permission "self"');
  expect(() => callersWith(permissions, 'odd')).toThrow("no word for ['guest']");
});
