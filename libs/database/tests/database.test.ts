import { isUniqueViolation, openDatabase } from '../src/index.ts';
import type { Database } from '../src/index.ts';

const at = new Date('2026-01-01T00:00:00Z');
const event = { at, action: 'token.issue', outcome: 'done', requestId: 'r1' };
const person = {
  issuer: 'https://issuer.example',
  subject: 'alice',
  name: 'Alice',
  role: 'member',
  createdAt: at,
};

describe('the database', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase('pglite:memory');
  });
  afterAll(() => database[Symbol.asyncDispose]());

  it('keeps one person per issuer and subject', async () => {
    await database.client.person.create({ data: { id: 'usr_1', ...person } });
    const again = database.client.person.create({ data: { id: 'usr_2', ...person } });
    expect(isUniqueViolation(await again.catch((error: unknown) => error))).toBe(true);
  });

  it('only appends to the audit log', async () => {
    const { id } = await database.client.auditEvent.create({ data: event });
    const where = { id };
    const { auditEvent } = database.client;
    await expect(auditEvent.update({ where, data: { action: 'other' } })).rejects.toThrow(
      /append-only/,
    );
    await expect(auditEvent.delete({ where })).rejects.toThrow(/append-only/);
    await expect(database.client.$executeRaw`TRUNCATE audit_event`).rejects.toThrow(/append-only/);
    await expect(auditEvent.findUnique({ where })).resolves.toMatchObject(event);
  });
});
