/** Actions begin with their area and a full stop. */
export const AREAS = [
  'people',
  'session',
  'token',
  'identity',
  'ledger',
  'policy',
  'invitations',
  'rooms',
  'conversation',
  'audit',
  'live',
  'me',
] as const;

/** What is written down when it is done; what is only ever refused is found by its area. */
export const ACTIONS = [
  'people.create',
  'people.update',
  'people.block',
  'people.unblock',
  'people.setRole',
  'people.erase',
  'people.export',
  'me.erase',
  'session.end',
  'session.end-others',
  'token.issue',
  'token.issue-on-behalf',
  'token.revoke',
  'relay.issue',
  'relay.end',
  'identity.create',
  'identity.lost',
  'ledger.repair',
  'ledger.orphan-deleted',
  'policy.change',
  'invitations.create',
  'invitations.accept',
  'invitations.revoke',
  'rooms.create',
  'rooms.update',
  'rooms.remove',
  'rooms.invite',
  'rooms.setRole',
  'rooms.removeParticipant',
  'conversation.list',
  'conversation.get',
  'conversation.content',
  'audit.export',
  'audit.refusals',
] as const;

/** Where its words are. A full stop in a key would lead into a group of messages. */
export function keyOf(action: string): string {
  return action.replaceAll('.', '_');
}
