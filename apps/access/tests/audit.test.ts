import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { AuditEvent } from '@switchboard/database';
import { auditHash } from '../src/audit/audit-hash.ts';
import { codeOf, startAccess } from './_access.ts';
import type { Started } from './_access.ts';

const everything = { limit: 200 };

describe('the audit log', () => {
  let access: Started;
  beforeEach(async () => {
    access = await startAccess();
  });
  afterEach(() => access[Symbol.asyncDispose]());

  const write = (change: Partial<AuditEvent> = {}) =>
    access.database.client.auditEvent.create({
      data: { at: new Date(), action: 'a.b', outcome: 'done', requestId: 'r', ...change },
    });

  it('carries in each entry the hash of the one before, also of many at once', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, at) => write({ reason: `${at}: 好` })));
    const rows = await access.database.client.auditEvent.findMany({ orderBy: { id: 'asc' } });
    expect(rows).toHaveLength(40);
    rows.forEach((row, at) => {
      expect(row.previousHash).toBe(rows[at - 1]?.hash ?? '');
      expect(row.hash).toBe(auditHash(row));
    });
    const auditor = await access.signInAs('aude', 'auditor');
    await expect(auditor.audit.check.query()).resolves.toMatchObject({
      brokenAt: null,
      head: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it.each([
    ['changed', (id: bigint) => `UPDATE audit_event SET reason = 'other' WHERE id = ${id}`, 0],
    ['taken out', (id: bigint) => `DELETE FROM audit_event WHERE id = ${id}`, 1],
  ] as const)('tells which entry was %s behind its back', async (_, tamper, later) => {
    const rows = [];
    for (let at = 0; at < 5; at += 1) rows.push(await write());
    const { client } = access.database;
    await client.$executeRawUnsafe('ALTER TABLE audit_event DISABLE TRIGGER USER');
    await client.$executeRawUnsafe(tamper(rows[2]!.id));
    await client.$executeRawUnsafe('ALTER TABLE audit_event ENABLE TRIGGER USER');
    const auditor = await access.signInAs('aude', 'auditor');
    await expect(auditor.audit.check.query()).resolves.toEqual({
      entries: 2,
      head: rows[1]!.hash,
      brokenAt: String(rows[2 + later]!.id),
    });
  });

  it('tells of entries as they are written, from where a page had been', async () => {
    const auditor = await access.signInAs('aude', 'auditor');
    const { id: subjectId } = await auditor.me.profile.query();
    const [first] = [await write({ action: 'first' }), await write({ action: 'missed' })];
    await using watcher = await watch('aude', String(first.id));
    await expect(watcher.next()).resolves.toMatchObject({ action: 'missed' });
    const dana = await access.signInAs('dana', 'admin');
    await dana.people.create.mutate({
      ...{ issuer: 'https://i.example', subject: 'new', name: 'New', role: 'member' },
    });
    await expect(watcher.next()).resolves.toMatchObject({ action: 'people.create' });
    await dana.people.setRole.mutate({ personId: subjectId, role: 'operator' });
    await expect(watcher.next()).resolves.toMatchObject({ code: 'not-allowed' });
  });

  /** What a page is told, event by event. */
  async function watch(subject: string, lastEventId: string) {
    const input = encodeURIComponent(JSON.stringify({ lastEventId }));
    const leaving = new AbortController();
    const response = await fetch(`${access.access.url}/trpc/audit.watch?input=${input}`, {
      headers: {
        accept: 'text/event-stream',
        authorization: `Bearer ${await access.issuer.sign(subject)}`,
      },
      signal: leaving.signal,
    });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const lines = createInterface(Readable.fromWeb(response.body as never))[Symbol.asyncIterator]();
    return {
      async next(): Promise<unknown> {
        for (;;) {
          const { value = '', done } = (await lines.next()) as { value?: string; done?: boolean };
          if (done) throw new Error('the stream ended, and said nothing of it');
          const data = value.startsWith('data: ') ? JSON.parse(value.slice(6)) : {};
          if (data.action) return data;
          if (data.data?.code) return data.data;
        }
      },
      async [Symbol.asyncDispose]() {
        leaving.abort();
      },
    };
  }

  it('finds entries by who, whom, what, how it ended and when', async () => {
    const auditor = await access.signInAs('aude', 'auditor');
    const [start, end] = [new Date(Date.now() + 60_000), new Date(Date.now() + 120_000)];
    await write({ at: start, actorId: 'usr_a', subjectId: 'usr_b', action: 'people.block' });
    await write({ at: end, actorId: 'usr_b', action: 'token.issue', outcome: 'refused' });
    const found = async (filter: object) => {
      const { items } = await auditor.audit.list.query({ ...everything, ...filter });
      return items.map(({ action }) => action);
    };
    await expect(found({ personId: 'usr_b' })).resolves.toEqual(['token.issue', 'people.block']);
    await expect(found({ actorId: 'usr_b' })).resolves.toEqual(['token.issue']);
    await expect(found({ subjectId: 'usr_b' })).resolves.toEqual(['people.block']);
    await expect(found({ action: 'people.' })).resolves.toEqual(['people.block']);
    await expect(found({ action: 'people.block' })).resolves.toEqual(['people.block']);
    await expect(found({ action: 'token.iss' })).resolves.toEqual([]);
    await expect(found({ outcome: 'refused' })).resolves.toEqual(['token.issue']);
    await expect(found({ from: end.toISOString() })).resolves.toEqual(['token.issue']);
    const only = { from: start.toISOString(), to: end.toISOString() };
    await expect(found(only)).resolves.toEqual(['people.block']);
    await expect(codeOf(found({ cursor: 'x' }))).resolves.toBe('invalid-cursor');
  });
});
