import { isGuestRole } from './role.ts';
import type { Role } from './role.ts';

/**
 * May somebody of one role change, block or erase somebody of the other? Who looks after people does
 * not look after the staff, or an operator could lock the admins out.
 *
 * @example mayManage('operator', 'admin') // false
 */
export function mayManage(role: Role, other: Role): boolean {
  return role === 'admin' || (role === 'operator' && (other === 'member' || isGuestRole(other)));
}
