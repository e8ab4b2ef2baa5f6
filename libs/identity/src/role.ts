/**
 * What a person is here. Whoever signs in for the first time is a `member`. The staff are members with
 * a task: an `operator` looks after people and conversations, an `auditor` reads everything, an
 * `admin` does everything.
 */
export const memberRoles = ['member', 'operator', 'auditor', 'admin'] as const;

export type MemberRole = (typeof memberRoles)[number];

/** Beside them, a `guest` was let into one thread, a `room-guest` into one room. */
export const roles = [...memberRoles, 'guest', 'room-guest'] as const;

export type Role = (typeof roles)[number];

export function isRole(value: unknown): value is Role {
  return roles.includes(value as Role);
}

/** Did they come by an invitation? Then that is what they stay. */
export function isGuestRole(role: Role): boolean {
  return role === 'guest' || role === 'room-guest';
}
