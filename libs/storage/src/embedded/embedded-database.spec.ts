import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import type { PlatformError } from '@switchboard/kernel';
import { VirtualClock } from '@switchboard/kernel/testing';
import { EmbeddedDatabase, RETRY_MS } from './embedded-database.ts';
import { freeBytes } from './free-space.ts';
import { LOOK_EVERY_MS, STUCK_MS } from './thread.ts';

const CONNECTION_CLOSED = expect.objectContaining({ cause: { kind: 'ConnectionClosed' } });
/** Not to be compressed, and more than a page holds. */
const LARGE = Array.from({ length: 40_000 }, () => Math.random().toString(36).slice(2, 3)).join('');

let template: string;
let folder: string;
let troubles: string[];

// Making a database takes seconds, copying one does not.
beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), 'switchboard-embedded-'));
  const database = await EmbeddedDatabase.open(template);
  const db = await database.adapter.connect();
  await db.executeScript('CREATE TABLE note (id SERIAL PRIMARY KEY, text TEXT)');
  await database.close();
});
afterAll(() => rm(template, { recursive: true, force: true }));
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-embedded-'));
  troubles = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function opened() {
  await cp(template, folder, { recursive: true });
  const clock = new VirtualClock();
  const onTrouble = (error: Error) => troubles.push((error as PlatformError).code);
  const database = await EmbeddedDatabase.open(folder, { onTrouble, clock });
  const db = await database.adapter.connect();
  return { database, db, clock };
}

function run(db: Pick<SqlDriverAdapter, 'queryRaw'>, sql: string, ...args: string[]) {
  const argTypes = args.map(() => ({ scalarType: 'string', arity: 'scalar' }) as const);
  return db.queryRaw({ sql, args, argTypes }).then(({ rows }) => rows);
}

it('keeps a transaction apart, and undoes one that is rolled back', async () => {
  const { database, db } = await opened();
  const kept = await db.startTransaction();
  await run(kept, `INSERT INTO note (text) VALUES ('kept') RETURNING id`);
  await kept.commit();
  const undone = await db.startTransaction();
  await run(undone, `INSERT INTO note (text) VALUES ('undone') RETURNING id`);
  await undone.rollback();
  expect(await run(db, 'SELECT text FROM note')).toEqual([['kept']]);
  await expect(run(undone, 'SELECT 1')).rejects.toThrow('This transaction has ended.');
  await database.close();
});

it('tells errors as Prisma expects them', async () => {
  const { database, db } = await opened();
  await run(db, 'INSERT INTO note VALUES (1) RETURNING id');
  await expect(run(db, 'INSERT INTO note VALUES (1) RETURNING id')).rejects.toMatchObject({
    name: 'DriverAdapterError',
    cause: { kind: 'UniqueConstraintViolation' },
  });
  expect(troubles).toEqual([]);
  await database.close();
  await expect(run(db, 'SELECT 1')).rejects.toEqual(CONNECTION_CLOSED);
});

it('ends a statement that never returns, keeps what was committed, and goes on', async () => {
  const { database, db, clock } = await opened();
  await run(db, `INSERT INTO note (text) VALUES ('kept') RETURNING id`);
  const endless = expect(run(db, 'DO $$ BEGIN LOOP END LOOP; END $$')).rejects.toEqual(
    CONNECTION_CLOSED,
  );
  const waiting = expect(run(db, 'SELECT 1')).rejects.toEqual(CONNECTION_CLOSED);
  await clock.advance(STUCK_MS);
  await Promise.all([endless, waiting]);
  await expect(run(db, 'SELECT 1')).rejects.toEqual(CONNECTION_CLOSED);
  await clock.advance(RETRY_MS);
  expect(await run(db, 'SELECT text FROM note')).toEqual([['kept']]);
  expect(troubles).toEqual(['storage-stuck']);
  await database.close();
});

it('does not take waiting for a transaction for being stuck', async () => {
  const { database, db, clock } = await opened();
  const open = await db.startTransaction();
  const waiting = run(db, 'SELECT 1');
  for (let looks = 0; looks < 8; looks += 1) {
    await clock.advance(LOOK_EVERY_MS);
    // Answered after the ping that the look has sent.
    await run(open, 'SELECT 1');
  }
  await open.commit();
  expect(await waiting).toEqual([[1]]);
  expect(troubles).toEqual([]);
  await database.close();
});

const small = mountSmallDisk();
if (!small) process.stderr.write('SKIPPED: a full disk, for want of the right to mount one\n');

(small ? describe : describe.skip)('when the disk is full', () => {
  beforeEach(() => {
    mount(folder);
  });
  afterEach(() => {
    spawnSync('umount', ['-l', folder]);
  });

  it('refuses, loses nothing, answers again once there is room, and says why', async () => {
    const { database, db, clock } = await opened();
    let written = 0;
    const fill = join(folder, 'fill');
    await writeFile(fill, Buffer.alloc((await freeBytes(folder)) - 4 * 1024 * 1024));
    const write = async () => {
      for (;;) {
        await run(db, 'INSERT INTO note (text) VALUES ($1) RETURNING id', LARGE);
        written += 1;
      }
    };
    await expect(write()).rejects.toEqual(CONNECTION_CLOSED);
    expect(troubles).toContain('storage-full');
    await rm(fill);
    await clock.advance(RETRY_MS);
    expect(await run(db, 'SELECT count(*)::int FROM note')).toEqual([[written]]);
    await run(db, 'INSERT INTO note (text) VALUES ($1) RETURNING id', LARGE);
    await database.close();
  });

  it('names the disk when it cannot even be opened', async () => {
    const { database } = await opened();
    await database.close();
    await writeFile(join(folder, 'fill'), Buffer.alloc(await freeBytes(folder)));
    await expect(EmbeddedDatabase.open(folder)).rejects.toMatchObject({ code: 'storage-full' });
  });
});

function mount(at: string): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=80m', 'tmpfs', at]).status === 0;
}

function mountSmallDisk(): boolean {
  const at = spawnSync('mktemp', ['-d'], { encoding: 'utf8' }).stdout.trim();
  if (!at || !mount(at)) return false;
  spawnSync('umount', ['-l', at]);
  return true;
}
