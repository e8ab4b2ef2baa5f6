import { createPageKey } from '@switchboard/access-api/client';
import { VirtualClock } from '@switchboard/kernel/testing';
import { codeOf, startAccess } from './_access.ts';
import type { Started } from './_access.ts';
import { openBrowser } from './_browser.ts';

const DAY_MS = 24 * 3_600_000;

describe('sessions', () => {
  const clock = new VirtualClock(Date.now());
  let access: Started;
  beforeEach(async () => {
    access = await startAccess({ clock });
  });
  afterEach(() => access[Symbol.asyncDispose]());

  const browser = (
    subject: string,
    id?: string,
    startedAt?: number,
    headers: Readonly<Record<string, string>> = {},
  ) => openBrowser(access, clock, subject, { id, startedAt, headers });
  const tokenFor = async (client: Awaited<ReturnType<typeof browser>>) => {
    const { publicKey } = await createPageKey();
    return codeOf(client.me.token.mutate({ publicKey }));
  };

  it('end with signing out, for every copy of the cookie', async () => {
    const id = crypto.randomUUID();
    const [page, thief] = [await browser('alice', id), await browser('alice', id)];
    expect(await tokenFor(page)).toBe('ok');
    expect(await tokenFor(thief)).toBe('ok');
    await page.me.signOut.mutate();
    expect(await tokenFor(thief)).toBe('session-ended');
    expect(await tokenFor(await browser('alice'))).toBe('ok');
  });

  it('say so in a header, by which the cookie is taken away', async () => {
    const id = crypto.randomUUID();
    await (await browser('alice', id)).me.signOut.mutate();
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
    await codeOf((await browser('mallory', id)).me.signOut.mutate());
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

  describe('in a list', () => {
    const WINDOWS =
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36';
    const idOf = async (client: Awaited<ReturnType<typeof browser>>) =>
      (await client.me.devices.query()).find(({ current }) => current)!.id;

    it('say with what, for what, since when, and which one asks', async () => {
      const [usedAt, startedAt] = [clock.now(), clock.now() - DAY_MS];
      const more = { 'user-agent': WINDOWS, 'x-session-app': 'web' };
      const page = await browser('alice', undefined, startedAt, more);
      await page.me.profile.query();
      await clock.advance(1_000);
      const second = await browser('alice', undefined, undefined, { 'x-session-app': 'elsewhere' });
      const at = (ms: number) => new Date(ms).toISOString();
      await expect(second.me.devices.query()).resolves.toEqual([
        {
          id: expect.stringMatching(/^ses_[a-z0-9]+$/),
          ...{ browser: null, system: null, app: null, getsPushes: false, current: true },
          ...{ signedInAt: at(clock.now()), lastUsedAt: at(clock.now()) },
          expiresAt: at(clock.now() + 7 * DAY_MS),
        },
        {
          id: expect.stringMatching(/^ses_[a-z0-9]+$/),
          ...{
            browser: 'Chrome',
            system: 'Windows',
            app: 'web',
            getsPushes: false,
            current: false,
          },
          ...{ signedInAt: at(startedAt), lastUsedAt: at(usedAt) },
          expiresAt: at(startedAt + 7 * DAY_MS),
        },
      ]);
    });

    it('tell nothing that one could ask with, and keep no more of a browser than its families', async () => {
      const id = crypto.randomUUID();
      const page = await browser('alice', id, undefined, { 'user-agent': WINDOWS });
      expect(JSON.stringify(await page.me.devices.query())).not.toContain(id);
      const rows = await access.database.client.session.findMany();
      expect(JSON.stringify(rows)).not.toMatch(/Mozilla|537/);
    });

    it('are the latest 50, without those that are over', async () => {
      const first = await browser('alice');
      const firstId = await idOf(first);
      for (let at = 0; at < 51; at += 1) {
        await clock.advance(1_000);
        await (await browser('alice')).me.profile.query();
      }
      const listed = await (await browser('alice')).me.devices.query();
      expect(listed).toHaveLength(50);
      expect(listed.map(({ id }) => id)).not.toContain(firstId);
      const last = await browser('alice', undefined, clock.now() - 7 * DAY_MS + 1_000);
      await last.me.signOutEverywhere.mutate();
      expect(await last.me.devices.query()).toMatchObject([{ current: true }]);
      await clock.advance(1_001);
      const next = await browser('alice');
      expect(await next.me.devices.query()).toMatchObject([{ current: true }]);
    });

    it('end one by one, with the tokens, at the next request', async () => {
      const [mine, other] = [await browser('alice'), await browser('alice')];
      expect([await tokenFor(mine), await tokenFor(other)]).toEqual(['ok', 'ok']);
      const id = await idOf(other);
      await mine.me.endSession.mutate({ id });
      const { userId } = await mine.me.profile.query();
      expect(access.gateway.revoked).toEqual([userId]);
      expect(await tokenFor(other)).toBe('session-ended');
      expect(await tokenFor(mine)).toBe('ok');
      expect(await mine.me.devices.query()).toMatchObject([{ current: true }]);
      await expect(codeOf(mine.me.endSession.mutate({ id }))).resolves.toBe('ok');
    });

    it('are ended by nobody else who guesses an id', async () => {
      const [alice, mallory] = [await browser('alice'), await browser('mallory')];
      const id = await idOf(alice);
      await mallory.me.profile.query();
      expect(await codeOf(mallory.me.endSession.mutate({ id }))).toBe('session-not-found');
      expect(await codeOf(mallory.me.endSession.mutate({ id: 'ses_0' }))).toBe('session-not-found');
      const raw = { id: crypto.randomUUID() };
      expect(await codeOf(mallory.me.endSession.mutate(raw))).toBe('invalid-input');
      expect(await codeOf(access.as().me.endSession.mutate({ id }))).toBe('not-signed-in');
      expect(await codeOf(alice.me.profile.query())).toBe('ok');
      expect(access.gateway.revoked).toEqual([]);
    });

    it('are read by the staff, and ended by who looks after the person', async () => {
      const [one, two] = [await browser('alice'), await browser('alice')];
      const { id: personId } = await one.me.profile.query();
      const id = await idOf(two);
      const dana = await access.signInAs('dana', 'operator');
      const listed = await dana.people.devices.query({ personId });
      expect(listed.map((each) => each.current)).toEqual([false, false]);
      const { id: danasId } = await dana.me.profile.query();
      const elsewhere = dana.people.endSession.mutate({ personId: danasId, id });
      expect(await codeOf(elsewhere)).toBe('session-not-found');
      await dana.people.endSession.mutate({ personId, id });
      expect(await codeOf(two.me.profile.query())).toBe('session-ended');
      expect(await codeOf(one.me.profile.query())).toBe('ok');
      await clock.advance(1);
      await dana.people.endSessions.mutate({ personId });
      expect(await codeOf(one.me.profile.query())).toBe('session-ended');
      const written = await access.database.client.auditEvent.findMany({
        where: { action: { startsWith: 'session.' } },
        orderBy: { id: 'asc' },
      });
      const by = { actorId: danasId, subjectId: personId };
      expect(written).toMatchObject([
        { action: 'session.end', ...by },
        { action: 'session.end-others', ...by },
      ]);
    });

    it('of an admin are not an operator’s to end', async () => {
      const admin = await browser('ada');
      const { id: personId } = await admin.me.profile.query();
      await access.signInAs('ada', 'admin');
      const id = await idOf(admin);
      const dana = await access.signInAs('dana', 'operator');
      const one = dana.people.endSession.mutate({ personId, id });
      expect(await codeOf(one)).toBe('not-your-charge');
      const all = dana.people.endSessions.mutate({ personId });
      expect(await codeOf(all)).toBe('not-your-charge');
      expect(await codeOf(admin.me.profile.query())).toBe('ok');
    });

    it('keep the one that an admin ends all their own with', async () => {
      await access.signInAs('ada', 'admin');
      const [mine, other] = [await browser('ada'), await browser('ada')];
      const { id: personId } = await mine.me.profile.query();
      await other.me.profile.query();
      await clock.advance(1);
      await mine.people.endSessions.mutate({ personId });
      expect(await codeOf(mine.me.profile.query())).toBe('ok');
      expect(await codeOf(other.me.profile.query())).toBe('session-ended');
    });
  });
});
