import { createAccessClient, createPageKey } from '@switchboard/access-api/client';
import { VirtualClock } from '@switchboard/kernel/testing';
import { codeOf, startAccess } from './_access.ts';
import type { Started } from './_access.ts';

const DAY_MS = 24 * 3_600_000;

describe('sessions', () => {
  const clock = new VirtualClock(Date.now());
  let access: Started;
  beforeEach(async () => {
    access = await startAccess({ clock });
  });
  afterEach(() => access[Symbol.asyncDispose]());

  /** Requests as a server of pages passes them on, with what is in the cookie. */
  async function browser(subject: string, id = crypto.randomUUID(), startedAt = clock.now()) {
    const authorization = `Bearer ${await access.issuer.sign(subject)}`;
    return createAccessClient({
      url: `${access.access.url}/trpc`,
      headers: () => ({
        authorization,
        'x-session-id': id,
        'x-session-started': String(startedAt),
      }),
    });
  }
  const tokenFor = async (client: Awaited<ReturnType<typeof browser>>) => {
    const { publicKey } = await createPageKey();
    return codeOf(client.me.token.mutate({ publicKey }));
  };

  it('end with signing out, for every copy of the cookie', async () => {
    const id = crypto.randomUUID();
    const [page, thief] = [await browser('alice', id), await browser('alice', id)];
    expect(await tokenFor(page)).toBe('ok');
    expect(await tokenFor(thief)).toBe('ok');
    await page.me.endSession.mutate();
    expect(await tokenFor(thief)).toBe('session-ended');
    expect(await tokenFor(await browser('alice'))).toBe('ok');
  });

  it('say so in a header, by which the cookie is taken away', async () => {
    const id = crypto.randomUUID();
    await (await browser('alice', id)).me.endSession.mutate();
    const answer = await fetch(`${access.access.url}/trpc/me.profile`, {
      headers: {
        authorization: `Bearer ${await access.issuer.sign('alice')}`,
        'x-session-id': id,
        'x-session-started': String(clock.now()),
      },
    });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('x-session-ended')).toBe('1');
  });

  it('end all but one at once, also those that have asked for nothing yet', async () => {
    const mine = await browser('alice');
    const other = await browser('alice');
    const unseen = await browser('alice', crypto.randomUUID(), clock.now());
    const bobs = await browser('bob');
    expect([await tokenFor(mine), await tokenFor(other)]).toEqual(['ok', 'ok']);
    await clock.advance(10);
    await mine.me.signOutEverywhere.mutate();
    expect(await tokenFor(other)).toBe('session-ended');
    expect(await tokenFor(unseen)).toBe('session-ended');
    expect([await tokenFor(mine), await tokenFor(bobs)]).toEqual(['ok', 'ok']);
    await clock.advance(10);
    expect(await tokenFor(await browser('alice'))).toBe('ok');
  });

  it('end for programs whose token is from before', async () => {
    const program = await access.signIn('alice');
    expect(await codeOf(program.me.profile.query())).toBe('ok');
    await clock.advance(10 * 60_000);
    await (await browser('alice')).me.signOutEverywhere.mutate();
    expect(await codeOf(program.me.profile.query())).toBe('session-ended');
  });

  it('are nobody else’s', async () => {
    const id = crypto.randomUUID();
    await (await browser('alice', id)).me.profile.query();
    expect(await codeOf((await browser('mallory', id)).me.profile.query())).toBe('session-ended');
    await codeOf((await browser('mallory', id)).me.endSession.mutate());
    expect(await codeOf((await browser('alice', id)).me.profile.query())).toBe('ok');
  });

  it('end after a week, however often they are used, and are forgotten then', async () => {
    const id = crypto.randomUUID();
    const startedAt = clock.now() - 7 * DAY_MS - 1;
    const late = await browser('alice', id, startedAt);
    expect(await codeOf(late.me.profile.query())).toBe('session-ended');
  });

  it('go with the person', async () => {
    const page = await browser('alice');
    await page.me.profile.query();
    await page.me.erase.mutate();
    expect(await access.database.client.session.count()).toBe(0);
  });
});
