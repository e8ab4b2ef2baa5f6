import { createPageKey } from '@switchboard/access-api/client';
import { PlatformError } from '@switchboard/kernel';
import { VirtualClock } from '@switchboard/kernel/testing';
import { codeOf, startAccess } from './_access.ts';
import { fakeGateway } from './_gateway.ts';
import { until } from './_until.ts';

/** A gateway to an ACS that can be away. */
function interruptible() {
  const gateway = fakeGateway();
  const state = { isAway: false, asked: 0 };
  return {
    state,
    revoked: gateway.revoked,
    gateway: {
      ...gateway,
      async revokeTokens(userId: string) {
        state.asked += 1;
        if (state.isAway) throw new PlatformError('acs-unavailable', 'unavailable', 'Not now.');
        await gateway.revokeTokens(userId);
      },
    },
  };
}

/** Dana, and Alice who holds a token. */
async function start() {
  const clock = new VirtualClock(Date.now());
  const acs = interruptible();
  const access = await startAccess({ gateway: acs.gateway, clock });
  const [dana, alice] = [await access.signInAs('dana', 'admin'), await access.signIn('alice')];
  const { publicKey } = await createPageKey();
  const { userId } = await alice.me.token.mutate({ publicKey });
  const { id: personId } = await alice.me.profile.query();
  return { access, acs, alice, clock, dana, personId, userId };
}

describe('revocations while ACS is away', () => {
  it('happen by themselves once it is back, for a blocked person', async () => {
    const { access, acs, alice, clock, dana, personId, userId } = await start();
    acs.state.isAway = true;
    await expect(dana.people.block.mutate({ personId })).resolves.toEqual({ isPending: true });
    await expect(codeOf(alice.me.profile.query())).resolves.toBe('person-blocked');
    await clock.advance(15_000);
    await until('it is tried again', () => acs.state.asked === 2);
    expect(acs.revoked).toEqual([]);
    acs.state.isAway = false;
    await until('its failure is written down', async () => {
      const [job] = await access.database.client.job.findMany({ where: { kind: 'tokens.revoke' } });
      return job?.failure === 'acs-unavailable';
    });
    await clock.advance(5_000);
    await until('they are revoked', () => acs.revoked.length === 1);
    expect(acs.revoked).toEqual([userId]);
    await until('it is in the audit log', async () => {
      const { items } = await dana.audit.list.query({ personId });
      return items.some(
        ({ action, reason }) => `${action} ${reason}` === 'token.revoke people.block',
      );
    });
    await access[Symbol.asyncDispose]();
  });

  it('survive a restart of the trusted service', async () => {
    const { access, acs, dana, personId, userId } = await start();
    acs.state.isAway = true;
    await dana.people.setRole.mutate({ personId, role: 'operator' });
    await access.access[Symbol.asyncDispose]();
    acs.state.isAway = false;
    const later = new VirtualClock(Date.now() + 60_000);
    await using next = await startAccess({
      database: access.database,
      gateway: acs.gateway,
      clock: later,
    });
    await until('they are revoked', () => acs.revoked.length === 1);
    expect(acs.revoked).toEqual([userId]);
    expect(next.lines.join('')).not.toContain(userId);
    await access[Symbol.asyncDispose]();
  });

  it('are done once where it can be reached', async () => {
    const { access, acs, clock, dana, personId, userId } = await start();
    await expect(dana.tokens.revoke.mutate({ personId })).resolves.toEqual({ isPending: false });
    await clock.advance(60_000);
    expect(acs.revoked).toEqual([userId]);
    expect(await access.database.client.job.count({ where: { kind: 'tokens.revoke' } })).toBe(0);
    await access[Symbol.asyncDispose]();
  });
});
