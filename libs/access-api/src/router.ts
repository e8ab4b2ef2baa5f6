import { createProcedures } from './procedures.ts';
import { check as checkAudit } from './procedures/audit/check.ts';
import { exportPage as exportAudit } from './procedures/audit/export.ts';
import { list as auditList } from './procedures/audit/list.ts';
import { history } from './procedures/calls/history.ts';
import { markSeen } from './procedures/calls/mark-seen.ts';
import { note } from './procedures/calls/note.ts';
import { content as conversationContent } from './procedures/conversations/content.ts';
import { get as getConversation } from './procedures/conversations/get.ts';
import { list as listConversations } from './procedures/conversations/list.ts';
import { contact } from './procedures/directory/contact.ts';
import { names } from './procedures/directory/names.ts';
import { search } from './procedures/directory/search.ts';
import { acceptRoom } from './procedures/invitations/accept-room.ts';
import { accept } from './procedures/invitations/accept.ts';
import { create as createInvitation } from './procedures/invitations/create.ts';
import { leave } from './procedures/invitations/leave.ts';
import { renewRoom } from './procedures/invitations/renew-room.ts';
import { renew } from './procedures/invitations/renew.ts';
import { revoke as revokeInvitation } from './procedures/invitations/revoke.ts';
import { bringIn } from './procedures/keys/bring-in.ts';
import { state as keyState } from './procedures/keys/state.ts';
import { takeOut } from './procedures/keys/take-out.ts';
import { list as listLedger } from './procedures/ledger/list.ts';
import { orphans } from './procedures/ledger/orphans.ts';
import { repair as repairLedger } from './procedures/ledger/repair.ts';
import { advance } from './procedures/live/advance.ts';
import { dropConnections } from './procedures/live/drop-connections.ts';
import { addFault, removeFault } from './procedures/live/faults.ts';
import { requests as liveRequests } from './procedures/live/requests.ts';
import { reset } from './procedures/live/reset.ts';
import { exportState, importState } from './procedures/live/state-file.ts';
import { state as liveState } from './procedures/live/state.ts';
import { trace } from './procedures/live/trace.ts';
import { devices } from './procedures/me/devices.ts';
import { endSession } from './procedures/me/end-session.ts';
import { erase as eraseMe } from './procedures/me/erase.ts';
import { profile } from './procedures/me/profile.ts';
import { signOutEverywhere } from './procedures/me/sign-out-everywhere.ts';
import { signOut } from './procedures/me/sign-out.ts';
import { token } from './procedures/me/token.ts';
import { watch as watchAudit } from './procedures/audit/watch.ts';
import { read as readOverview } from './procedures/overview/read.ts';
import { watch as watchOverview } from './procedures/overview/watch.ts';
import { block } from './procedures/people/block.ts';
import { create as createPerson } from './procedures/people/create.ts';
import { devices as personDevices } from './procedures/people/devices.ts';
import { endSession as endPersonSession } from './procedures/people/end-session.ts';
import { endSessions as endPersonSessions } from './procedures/people/end-sessions.ts';
import { erase as erasePerson } from './procedures/people/erase.ts';
import { exportPage as exportPeople } from './procedures/people/export.ts';
import { get as getPerson } from './procedures/people/get.ts';
import { list as listPeople } from './procedures/people/list.ts';
import { setRole } from './procedures/people/set-role.ts';
import { timeline } from './procedures/people/timeline.ts';
import { unblock } from './procedures/people/unblock.ts';
import { update as updatePerson } from './procedures/people/update.ts';
import { change as changePolicy } from './procedures/policy/change.ts';
import { current as currentPolicy } from './procedures/policy/current.ts';
import { history as policyHistory } from './procedures/policy/history.ts';
import { preview as previewPolicy } from './procedures/policy/preview.ts';
import { create as createRoom } from './procedures/rooms/create.ts';
import { get as getRoom } from './procedures/rooms/get.ts';
import { invite } from './procedures/rooms/invite.ts';
import { list as listRooms } from './procedures/rooms/list.ts';
import { removeParticipant } from './procedures/rooms/remove-participant.ts';
import { remove as removeRoom } from './procedures/rooms/remove.ts';
import { setRole as setRoomRole } from './procedures/rooms/set-role.ts';
import { update as updateRoom } from './procedures/rooms/update.ts';
import { holders as tokenHolders } from './procedures/tokens/holders.ts';
import { revokeSome } from './procedures/tokens/revoke-some.ts';
import { revoke as revokeTokens } from './procedures/tokens/revoke.ts';
import type { AccessServices } from './services/access-services.ts';
import { trpc } from './trpc.ts';

export type AccessRouter = ReturnType<typeof accessRouter>;

/** Everything the trusted service answers, over services that `apps/access` injects. */
export function accessRouter(services: AccessServices) {
  const { endpoint, tokens, sessions, people, directory, invitations, rooms, calls } = services;
  const procedures = createProcedures(services);
  return trpc.router({
    me: trpc.router({
      profile: profile(procedures, endpoint),
      token: token(procedures, tokens, endpoint),
      signOutEverywhere: signOutEverywhere(procedures, tokens, sessions),
      signOut: signOut(procedures, sessions),
      devices: devices(procedures, sessions),
      endSession: endSession(procedures, tokens, sessions),
      erase: eraseMe(procedures, people),
    }),
    directory: trpc.router({
      search: search(procedures, directory),
      contact: contact(procedures, directory),
      names: names(procedures, directory),
    }),
    invitations: trpc.router({
      create: createInvitation(procedures, invitations),
      accept: accept(procedures, invitations, endpoint),
      renew: renew(procedures, invitations, endpoint),
      leave: leave(procedures, invitations),
      revoke: revokeInvitation(procedures, invitations),
      acceptRoom: acceptRoom(procedures, invitations, endpoint),
      renewRoom: renewRoom(procedures, invitations, endpoint),
    }),
    rooms: trpc.router({
      create: createRoom(procedures, rooms),
      list: listRooms(procedures, rooms),
      get: getRoom(procedures, rooms),
      update: updateRoom(procedures, rooms),
      remove: removeRoom(procedures, rooms),
      invite: invite(procedures, rooms),
      setRole: setRoomRole(procedures, rooms),
      removeParticipant: removeParticipant(procedures, rooms),
    }),
    calls: trpc.router({
      note: note(procedures, calls),
      history: history(procedures, calls),
      markSeen: markSeen(procedures, calls),
    }),
    people: trpc.router({
      list: listPeople(procedures, people),
      export: exportPeople(procedures, people, services.audit),
      get: getPerson(procedures, people),
      timeline: timeline(procedures, people),
      update: updatePerson(procedures, people),
      create: createPerson(procedures, people),
      block: block(procedures, people),
      unblock: unblock(procedures, people),
      setRole: setRole(procedures, people),
      devices: personDevices(procedures, sessions),
      endSession: endPersonSession(procedures, people),
      endSessions: endPersonSessions(procedures, people),
      erase: erasePerson(procedures, people),
    }),
    tokens: trpc.router({
      revoke: revokeTokens(procedures, people),
      holders: tokenHolders(procedures, tokens),
      revokeSome: revokeSome(procedures, tokens),
    }),
    policy: trpc.router({
      current: currentPolicy(procedures, services.policy),
      history: policyHistory(procedures, services.policy),
      preview: previewPolicy(procedures, services.policy),
      change: changePolicy(procedures, services.policy),
    }),
    keys: trpc.router({
      state: keyState(procedures, services.keys),
      bringIn: bringIn(procedures, services.keys),
      takeOut: takeOut(procedures, services.keys),
    }),
    conversations: trpc.router({
      list: listConversations(procedures, services.conversations),
      get: getConversation(procedures, services.conversations),
      content: conversationContent(procedures, services.conversations),
    }),
    overview: trpc.router({
      read: readOverview(procedures, services.overview),
      watch: watchOverview(procedures, services.overview),
    }),
    live: trpc.router({
      state: liveState(procedures, services.live),
      requests: liveRequests(procedures, services.live),
      trace: trace(procedures, services.live),
      addFault: addFault(procedures, services.live),
      removeFault: removeFault(procedures, services.live),
      advance: advance(procedures, services.live),
      dropConnections: dropConnections(procedures, services.live),
      exportState: exportState(procedures, services.live),
      importState: importState(procedures, services.live),
      reset: reset(procedures, services.live),
    }),
    audit: trpc.router({
      list: auditList(procedures, services.audit),
      export: exportAudit(procedures, services.audit),
      check: checkAudit(procedures, services.audit),
      watch: watchAudit(procedures, services.audit),
    }),
    ledger: trpc.router({
      orphans: orphans(procedures, services.ledger),
      list: listLedger(procedures, services.ledger),
      repair: repairLedger(procedures, services.ledger),
    }),
  });
}
