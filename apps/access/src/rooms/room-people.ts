import type { Origin, RoomPerson } from '@switchboard/access-api';
import type { Invitee } from './rooms-gateway.ts';
import type { RoomTools } from './room-tools.ts';

/**
 * People as ACS knows them; whoever never signed in gets a communication identity now. The last of
 * two wishes for one person counts.
 *
 * @throws PlatformError `person-not-found` when somebody cannot be contacted
 */
export async function membersOf(
  { directory }: RoomTools,
  origin: Origin,
  people: readonly RoomPerson[],
): Promise<Invitee[]> {
  const roles = new Map(people.map(({ personId, role }) => [personId, role]));
  const contacts = await directory.contact(origin, [...roles.keys()]);
  return contacts.map(({ personId, userId }) => ({ userId, role: roles.get(personId)! }));
}
