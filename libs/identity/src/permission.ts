import { memberRoles, roles } from './role.ts';
import type { Role } from './role.ts';

const STAFF = ['operator', 'auditor', 'admin'] as const;

/** Who may do what: the only place where it is written. */
const ALLOWED = {
  'self.read': roles,
  'self.token': roles,
  'self.relay': roles,
  'self.sign-out': roles,
  'self.erase': roles,
  'directory.search': memberRoles,
  'directory.contact': memberRoles,
  'directory.names': roles,
  'invitation.create': memberRoles,
  'invitation.revoke': memberRoles,
  'room.create': memberRoles,
  'room.read': [...memberRoles, 'room-guest'],
  'room.change': memberRoles,
  'call.note': memberRoles,
  'call.read': memberRoles,
  'caller-id.read': memberRoles,
  'inbox.use': memberRoles,
  'call.supervise': STAFF,
  // A bot is a service account, which signs in as a member: no more is needed to ask for a person, or to be one.
  'handover.request': memberRoles,
  'handover.answer': memberRoles,
  'team.read': memberRoles,
  'team.manage': ['admin'],
  'recording.read': STAFF,
  'recording.listen': ['operator', 'admin'],
  'recording.manage': ['admin'],
  'contact.manage': memberRoles,
  'consent.read': memberRoles,
  'consent.note': memberRoles,
  'number.read': memberRoles,
  'number.manage': ['admin'],
  'template.read': memberRoles,
  'template.manage': ['operator', 'admin'],
  'campaign.read': STAFF,
  'campaign.manage': ['operator', 'admin'],
  'people.read': STAFF,
  'people.manage': ['operator', 'admin'],
  'role.grant': ['admin'],
  'token.revoke': ['operator', 'admin'],
  'token.revoke-many': ['admin'],
  'overview.read': STAFF,
  'conversation.read': STAFF,
  'conversation.content': ['operator', 'admin'],
  'policy.read': ['auditor', 'admin'],
  'policy.change': ['admin'],
  'key.read': ['auditor', 'admin'],
  'key.rotate': ['admin'],
  'live.read': ['auditor', 'admin'],
  'live.control': ['admin'],
  'phone-number.read': STAFF,
  'phone-number.describe': ['operator', 'admin'],
  'phone-number.buy': ['admin'],
  'phone-network.read': STAFF,
  'phone-network.manage': ['admin'],
  'text.read': STAFF,
  'speech.read': STAFF,
  'push.read': STAFF,
  'event.read': STAFF,
  'event.replay': ['operator', 'admin'],
  'event.manage': ['admin'],
  'audit.read': ['auditor', 'admin'],
  'ledger.read': STAFF,
  'ledger.repair': ['operator', 'admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof ALLOWED;

export const permissions = Object.keys(ALLOWED) as readonly Permission[];

/**
 * May somebody with this role do this?
 *
 * @example can('guest', 'invitation.create') // false
 */
export function can(role: Role, permission: Permission): boolean {
  return (ALLOWED[permission] as readonly Role[]).includes(role);
}
