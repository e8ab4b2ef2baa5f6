import { mayManage } from './may-manage.ts';
import { can, permissions } from './permission.ts';
import { roles } from './role.ts';
import { covers, scopes } from './scope.ts';

const of = (role: Parameters<typeof can>[0]) => permissions.filter((one) => can(role, one));

describe('can', () => {
  it('gives a guest nothing but himself and names', () => {
    expect(of('guest')).toEqual([
      'self.read',
      'self.token',
      'self.relay',
      'self.sign-out',
      'self.erase',
      'directory.names',
    ]);
  });

  it('lets a guest of a room see that room as well', () => {
    expect(of('room-guest')).toEqual([...of('guest'), 'room.read']);
  });

  it('gives a member no administration', () => {
    expect(
      of('member').filter((one) => /^(people|role|token|policy|live|audit|ledger)\./.test(one)),
    ).toEqual([]);
  });

  it('lets an auditor read, and change nothing of others', () => {
    const more = of('auditor').filter((one) => !can('member', one));
    expect(more).toEqual([
      'call.supervise',
      'recording.read',
      'campaign.read',
      'people.read',
      'overview.read',
      'conversation.read',
      'policy.read',
      'key.read',
      'live.read',
      'phone-number.read',
      'phone-network.read',
      'text.read',
      'speech.read',
      'push.read',
      'event.read',
      'audit.read',
      'ledger.read',
    ]);
  });

  it('keeps roles from an operator', () => {
    const more = of('operator').filter((one) => !can('member', one));
    expect(more).toEqual([
      'call.supervise',
      'recording.read',
      'recording.listen',
      'template.manage',
      'campaign.read',
      'campaign.manage',
      'people.read',
      'people.manage',
      'token.revoke',
      'overview.read',
      'conversation.read',
      'conversation.content',
      'phone-number.read',
      'phone-number.describe',
      'phone-network.read',
      'text.read',
      'speech.read',
      'push.read',
      'event.read',
      'event.replay',
      'ledger.read',
      'ledger.repair',
    ]);
  });

  it('gives an admin everything', () => {
    expect(of('admin')).toEqual(permissions);
  });
});

describe('mayManage', () => {
  it.each([
    ['admin', roles],
    ['operator', ['member', 'guest', 'room-guest']],
    ['auditor', []],
    ['member', []],
  ] as const)('lets the role %s manage these', (role, others) => {
    expect(roles.filter((other) => mayManage(role, other))).toEqual(others);
  });
});

describe('covers', () => {
  it('is reflexive, and the stronger contains the weaker but not the other way round', () => {
    for (const scope of scopes) expect(covers([scope], scope)).toBe(true);
    expect(covers(['chat'], 'chat.join.limited')).toBe(true);
    expect(covers(['chat.join'], 'chat')).toBe(false);
    expect(covers(['chat'], 'voip.join')).toBe(false);
    expect(covers([], 'chat')).toBe(false);
  });
});
