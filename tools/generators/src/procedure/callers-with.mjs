/** How the test of authorisation calls those whom a permission is for, by how the permission says it. */
const CALLERS = new Map([
  ['roles', 'signedIn'],
  ["[...memberRoles, 'room-guest']", 'roomVisitors'],
  ['memberRoles', 'members'],
  ['STAFF', 'staff'],
  ["['operator', 'admin']", 'operators'],
  ["['auditor', 'admin']", 'auditors'],
  ["['admin']", 'admins'],
]);

/**
 * @param {string} permissions the file that says who may do what
 * @param {string} permission
 * @returns {string}
 * @throws Error when there is no such permission, or the test has no word for those it is for
 */
export function callersWith(permissions, permission) {
  const line = permissions.split('\n').find((one) => one.startsWith(`  '${permission}': `));
  if (line === undefined) throw new Error(`There is no permission "${permission}".`);
  const roles = line.slice(line.indexOf(': ') + 2).replace(/,$/, '');
  const callers = CALLERS.get(roles);
  if (callers === undefined) throw new Error(`The test of authorisation has no word for ${roles}.`);
  return callers;
}
