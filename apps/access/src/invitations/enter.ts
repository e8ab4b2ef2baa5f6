import { accessError } from '@switchboard/access-api';
import type { Acceptance, CommunicationToken, Stay } from '@switchboard/access-api';
import type { Invitation, Person } from '@switchboard/database';
import { roomRoleOf } from '@switchboard/identity';
import { hashSecret, newId, newSecret } from '../ids.ts';
import { personName } from '../people/person-name.ts';
import { actorOf } from '../people/person-view.ts';
import { invitationOver, isFor } from './invitation-tools.ts';
import type { InvitationTools, PlaceKind } from './invitation-tools.ts';
import { inviterKey } from './inviter-key.ts';

/** A guest may come back for this long. */
const STAY_MS = 24 * 3_600_000;

export interface Entry {
  readonly invitation: Invitation;
  readonly guest: Person;
  readonly token: CommunicationToken;
  readonly stay: Stay;
}

/** Takes a use, makes a guest, lets him in where it leads; a failure gives everything back. */
export async function enter(
  tools: InvitationTools,
  kind: PlaceKind,
  requestId: string,
  { code, displayName }: Acceptance,
): Promise<Entry> {
  const invitation = await take(tools, kind, code);
  const guestKey = newSecret();
  const guest = await makeGuest(tools, invitation, displayName, guestKey);
  try {
    await admit(tools, invitation, guest, requestId);
    const token = await tools.tokens.issue({ actor: actorOf(guest), requestId }, {});
    const staysUntil = guest.staysUntil as Date;
    return { invitation, guest, token, stay: { guestKey, staysUntil } };
  } catch (error) {
    await giveBack(tools, invitation, guest);
    throw error;
  }
}

/** One statement takes the use, so that of two who race for the last one, one gets it. */
async function take(
  { client, clock }: InvitationTools,
  kind: PlaceKind,
  code: string,
): Promise<Invitation> {
  const known = await client.invitation.findUnique({
    where: { codeHash: hashSecret(code) },
    include: { inviter: true },
  });
  if (!known || !isFor(known, kind)) {
    throw accessError('invitation-unknown', 'There is no such invitation.');
  }
  const { inviter, ...invitation } = known;
  if (inviter.blockedAt || inviter.erasedAt) throw invitationOver();
  const valid = { id: known.id, revokedAt: null, expiresAt: { gt: new Date(clock.now()) } };
  const { count } =
    known.usesLeft === null
      ? { count: await client.invitation.count({ where: valid }) }
      : await client.invitation.updateMany({
          where: { ...valid, usesLeft: { gt: 0 } },
          data: { usesLeft: { decrement: 1 } },
        });
  if (count === 0) throw invitationOver();
  return invitation;
}

async function makeGuest(
  { client, clock }: InvitationTools,
  invitation: Invitation,
  displayName: string,
  guestKey: string,
): Promise<Person> {
  const id = newId('usr', clock);
  const at = new Date(clock.now());
  const guest = await client.person.create({
    data: {
      id,
      issuer: 'invitation',
      subject: id,
      name: personName(displayName),
      role: isFor(invitation, 'room') ? 'room-guest' : 'guest',
      guestKeyHash: hashSecret(guestKey),
      invitationId: invitation.id,
      staysUntil: new Date(at.getTime() + STAY_MS),
      createdAt: at,
    },
  });
  const useId = newId('use', clock);
  await client.invitationUse.create({
    data: { id: useId, invitationId: invitation.id, personId: id, usedAt: at },
  });
  return guest;
}

async function admit(
  tools: InvitationTools,
  invitation: Invitation,
  guest: Person,
  requestId: string,
): Promise<void> {
  const { threadId, roomId } = invitation;
  if (threadId !== null) await admitToThread(tools, threadId, invitation, guest, requestId);
  if (roomId !== null) await admitToRoom(tools, roomId, invitation, guest, requestId);
  await tools.audit.record({
    actorId: guest.id,
    action: 'invitations.accept',
    subjectId: invitation.id,
    outcome: 'done',
    requestId,
  });
}

/** Asked before an identity is made: a dead invitation must not cost one per try. */
async function admitToThread(
  tools: InvitationTools,
  threadId: string,
  { inviterId }: Invitation,
  guest: Person,
  requestId: string,
): Promise<void> {
  const key = { threadId, token: await inviterKey(tools, inviterId, requestId) };
  await tools.threadAdmission.check(key);
  const userId = await tools.ledger.identityOf(guest.id, requestId);
  await tools.threadAdmission.admit(key, { userId, name: guest.name });
}

async function admitToRoom(
  { roomAdmission, ledger }: InvitationTools,
  roomId: string,
  { inviterId, roomRole }: Invitation,
  guest: Person,
  requestId: string,
): Promise<void> {
  await roomAdmission.check(roomId, inviterId);
  const userId = await ledger.identityOf(guest.id, requestId);
  await roomAdmission.admit(roomId, { personId: guest.id, userId }, roomRoleOf(roomRole ?? ''));
}

async function giveBack(
  { client, ledger, roomAdmission, clock }: InvitationTools,
  invitation: Invitation,
  guest: Person,
): Promise<void> {
  const { acsUserId: userId } = await client.person.findUniqueOrThrow({ where: { id: guest.id } });
  const erasedAt = new Date(clock.now());
  await client.person.update({
    where: { id: guest.id },
    data: { erasedAt, guestKeyHash: null, acsUserId: null, name: 'Erased person' },
  });
  await client.invitation.updateMany({
    where: { id: invitation.id, usesLeft: { not: null } },
    data: { usesLeft: { increment: 1 } },
  });
  if (invitation.roomId !== null && userId !== null) {
    const visitor = { personId: guest.id, userId };
    await roomAdmission.expel(invitation.roomId, visitor).catch(() => undefined);
  }
  // What ACS does not delete now stays in the ledger for the next reconciliation.
  await ledger.release(guest.id).catch(() => undefined);
}
