/** What a person may do in the calls of a room, by the names ACS gives it. */
export const roomRoles = ['Presenter', 'Attendee', 'Consumer', 'Collaborator'] as const;

export type RoomRole = (typeof roomRoles)[number];

/** A role this version does not know gives the least there is. */
export function roomRoleOf(value: string): RoomRole {
  return roomRoles.find((role) => role === value) ?? 'Consumer';
}
