import { randomUUID } from 'node:crypto';
import { callIdentifier } from '@switchboard/acs-wire';
import type { CallAutomationParticipant, CallConnectionProperties } from '@switchboard/acs-wire';
import { WireError } from '../../platform/wire/errors.ts';
import type { Call, MovedParty } from '../calls/port.ts';
import { legOf, Refusal } from '../calls/port.ts';
import { automationEnd } from './automation-end.ts';
import { inviteeOf } from './coming-in.ts';
import type { AutomationDeps } from './coming-in.ts';
import type { Command } from './commands.ts';
import { propertiesOf } from './connection.ts';
import type { LiveConnection } from './connections.ts';
import { isIn, rosterOf } from './follow.ts';
import type { Followed, Invitation } from './follow.ts';
import { callNotFound, invalidArgument, succeeded } from './refusal.ts';
import { describe } from './media/streaming/stream-options.ts';

type Of<Name extends Command['name']> = Extract<Command, { readonly name: Name }>;

export function getCall(
  { connections }: AutomationDeps,
  { connection }: Of<'get'>,
): CallConnectionProperties {
  const live = connections.find(connection);
  if (!live) throw callNotFound();
  const { isConnected, invitations } = live.followed;
  const isTransferring = invitations.some(({ transferee }) => transferee !== undefined);
  const connected = isTransferring ? 'transferring' : 'connected';
  const properties = propertiesOf(live.stored, isConnected ? connected : 'connecting');
  return { ...properties, ...describe(live.subscriptions) };
}

export function participantsOf(
  deps: AutomationDeps,
  { connection }: Of<'participants'>,
): CallAutomationParticipant[] {
  return rosterOf(partIn(deps, connection).call);
}

export function hangUp(deps: AutomationDeps, { connection, forEveryone }: Of<'hangUp'>): void {
  const { live, call, end } = partIn(deps, connection);
  change(live, { hasHungUp: true });
  deps.calls.hangUp(call.id, end, forEveryone);
}

/** @returns the id of the invitation */
export async function addParticipant(deps: AutomationDeps, asked: Of<'add'>): Promise<string> {
  const { user, origin } = asked;
  return invite(deps, asked, { user, origin });
}

export async function transfer(deps: AutomationDeps, asked: Of<'transfer'>): Promise<void> {
  const { user, origin } = asked;
  const { live, call } = partIn(deps, asked.connection);
  const { userId } = live.stored;
  const others = Object.values(call.legs).filter((leg) => isIn(leg) && leg.user !== userId);
  const [transferee, ...more] = others.map((leg) => leg.user);
  if (transferee === undefined || more.length > 0) {
    throw invalidArgument('Only a call with one other participant can be transferred.');
  }
  if ((asked.transferee ?? transferee) !== transferee) {
    throw invalidArgument('The transferee is not in the call.', 'transferee');
  }
  if (live.followed.invitations.some((one) => one.transferee !== undefined)) {
    throw new WireError(409, '8607', 'The call is being transferred already.');
  }
  await invite(deps, asked, { user, origin, transferee });
}

export function removeParticipant(deps: AutomationDeps, asked: Of<'remove'>): void {
  const { user, origin, connection } = asked;
  const { live, call, end } = partIn(deps, connection);
  if (user === live.stored.userId) throw invalidArgument('Hang up instead.', 'participantToRemove');
  change(live, { removing: { user, origin } });
  try {
    deps.calls.remove(call.id, end, user);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const resultInformation = { code: 404, subCode: 8522, message: 'Participant not found.' };
    const data = { participant: callIdentifier(user), resultInformation };
    deps.connections.tell(live, { type: 'RemoveParticipantFailed', data, origin });
  } finally {
    const { removing: _done, ...rest } = live.followed;
    live.followed = rest;
  }
}

/** Takes people out who go on in another call. */
export function release(
  deps: AutomationDeps,
  { connection, users }: Of<'release'>,
): { readonly fromCallId: string; readonly parties: readonly MovedParty[] } {
  const { call } = partIn(deps, connection);
  return { fromCallId: call.id, parties: deps.calls.moveOut(call.id, users) };
}

/** Brings in who was taken out of another call. */
export function take(deps: AutomationDeps, asked: Of<'take'>): void {
  const { connection, parties, from, fromCallId, origin } = asked;
  const { live, call } = partIn(deps, connection);
  deps.calls.moveIn(call.id, fromCallId, parties);
  for (const { user } of parties) {
    const participant = callIdentifier(user);
    const data = { participant, fromCall: from, resultInformation: succeeded };
    deps.connections.tell(live, { type: 'MoveParticipantSucceeded', data, origin });
  }
}

export function mute(deps: AutomationDeps, { connection, user }: Of<'mute'>): void {
  const { call, end } = partIn(deps, connection);
  deps.calls.mute(call.id, end, user);
}

export function cancelAdd(deps: AutomationDeps, asked: Of<'cancelAdd'>): void {
  const { connection, invitation: id, origin } = asked;
  const { live, call, end } = partIn(deps, connection);
  const mine = live.followed.invitations.find((one) => one.id === id);
  const isAddition = mine !== undefined && mine.transferee === undefined;
  if (isAddition) {
    note(live, { ...mine, cancelled: origin });
    return deps.calls.cancelInvitation(call.id, end, id);
  }
  const resultInformation = { code: 404, subCode: 8522, message: 'Invitation not found.' };
  const data = { invitationId: id, resultInformation };
  deps.connections.tell(live, { type: 'CancelAddParticipantFailed', data, origin });
}

async function invite(
  deps: AutomationDeps,
  asked: Of<'add'> | Of<'transfer'>,
  invited: Omit<Invitation, 'id'>,
): Promise<string> {
  const { live, call, end } = partIn(deps, asked.connection);
  const { userId } = live.stored;
  const id = randomUUID();
  note(live, { id, ...invited });
  const replaces = invited.transferee === undefined ? undefined : [userId];
  const invitee = { ...inviteeOf(asked, userId), invitation: id, replaces };
  try {
    await deps.calls.invite(call.id, end, invitee);
  } catch (error) {
    forget(live, id);
    throw error;
  }
  return id;
}

/** What an application does with its part in a call. @throws WireError 404 when it has none any more */
export function partIn({ self, calls, connections }: AutomationDeps, connection: string) {
  const live = connections.find(connection);
  const call: Call | undefined = live && calls.find(live.stored.callId);
  if (!live || !call || !legOf(call, live.stored.userId)) throw callNotFound();
  return { live, call, end: automationEnd(self, connection) };
}

function change(live: LiveConnection, changes: Partial<Followed>): void {
  live.followed = { ...live.followed, ...changes };
}

function note(live: LiveConnection, invitation: Invitation): void {
  forget(live, invitation.id);
  change(live, { invitations: [...live.followed.invitations, invitation] });
}

function forget(live: LiveConnection, id: string): void {
  change(live, { invitations: live.followed.invitations.filter((one) => one.id !== id) });
}
