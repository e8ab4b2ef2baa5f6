import { can, isGuestRole, mayManage } from '@switchboard/identity';
import type { Role } from '@switchboard/identity';

interface Somebody {
  readonly id: string;
  readonly role: Role;
}

/** What to offer; the trusted service decides again when it is asked for. */
export interface Rights {
  readonly edit: boolean;
  readonly grant: boolean;
  readonly block: boolean;
  readonly endTokens: boolean;
  readonly signOut: boolean;
  readonly erase: boolean;
}

const NONE: Rights = {
  ...{ edit: false, grant: false, block: false },
  ...{ endTokens: false, signOut: false, erase: false },
};

export function rightsOver(
  me: Somebody,
  person: Somebody & { readonly erasedAt: string | null },
): Rights {
  if (person.erasedAt !== null) return NONE;
  const self = me.id === person.id;
  const charge = self || mayManage(me.role, person.role);
  const manage = charge && can(me.role, 'people.manage');
  return {
    edit: manage,
    grant: !self && can(me.role, 'role.grant') && !isGuestRole(person.role),
    block: manage && !self,
    endTokens: charge && can(me.role, 'token.revoke'),
    signOut: manage,
    erase: manage && !self,
  };
}
