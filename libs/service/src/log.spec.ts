import { createLogger } from './log.ts';
import type { Logger } from './log.ts';

const SECRET = 'hunter2';

function logged(write: (log: Logger) => void, level = 'info'): string {
  const lines: string[] = [];
  write(createLogger({ name: 'test', level, destination: { write: (line) => lines.push(line) } }));
  expect(lines).not.toEqual([]);
  return lines.join('');
}

describe('createLogger', () => {
  it('writes the name, the time and the fields', () => {
    const entry = JSON.parse(logged((log) => log.info({ requestId: 'r1' }, 'asked'))) as object;
    expect(entry).toMatchObject({ name: 'test', requestId: 'r1', msg: 'asked', level: 30 });
    expect(entry).toHaveProperty('time', expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/));
  });

  it.each([
    [{ token: SECRET }],
    [{ session: { accessToken: SECRET } }],
    [{ req: { headers: { authorization: SECRET, cookie: SECRET } } }],
    [{ config: { connectionString: SECRET, acs: { accessKey: SECRET } } }],
    [{ body: { content: SECRET, message: SECRET, phoneNumber: SECRET } }],
  ])('redacts secrets at any usual depth: %j', (fields) => {
    const line = logged((log) => log.info(fields, 'asked'));
    expect(line).not.toContain(SECRET);
    expect(line).toContain('[redacted]');
  });

  it('redacts the fields of a child too', () => {
    expect(logged((log) => log.child({ token: SECRET }).info('asked'))).not.toContain(SECRET);
  });

  it.each([[{ pii: SECRET }], [{ person: { pii: SECRET } }], [{ a: { person: { pii: SECRET } } }]])(
    'shows what is personal only at trace: %j',
    (fields) => {
      expect(logged((log) => log.info(fields, 'asked'))).not.toContain(SECRET);
      expect(logged((log) => log.info(fields, 'asked'), 'trace')).toContain(SECRET);
    },
  );

  it('tells type, code, place and cause of an error, never its message', () => {
    const cause = Object.assign(new TypeError(SECRET), { code: 'ECONNRESET' });
    const line = logged((log) => log.error({ err: new Error(SECRET, { cause }) }, 'failed'));
    expect(line).not.toContain(SECRET);
    expect(JSON.parse(line)).toMatchObject({
      msg: 'failed',
      err: {
        type: 'Error',
        at: expect.arrayContaining([expect.stringContaining('log.spec')]),
        cause: { type: 'TypeError', code: 'ECONNRESET' },
      },
    });
  });

  it('does not put the message of an error in place of one of its own', () => {
    const err = new Error(SECRET);
    expect(logged((log) => log.error({ err }))).not.toContain(SECRET);
    expect(logged((log) => log.error(err))).not.toContain(SECRET);
    expect(logged((log) => log.error(err, err.message))).not.toContain(SECRET);
    expect(logged((log) => log.error({ err }, err.message))).not.toContain(SECRET);
  });

  it('survives an error that is its own cause', () => {
    const err = new Error('round');
    err.cause = err;
    expect(logged((log) => log.error({ err }, 'failed'))).toContain('failed');
  });
});
