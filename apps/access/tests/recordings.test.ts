import { createHash } from 'node:crypto';
import { codeOf, startAccess } from './_access.ts';
import { startScriptedControl } from './_scripted-control.ts';

const ID = 'eyJyZWNvcmRpbmciOiJvbmUifQ';
const REFERENCE = createHash('sha256').update(ID).digest('hex').slice(0, 8);
const SHA256 = 'ab'.repeat(32);

const recording = {
  ...{ id: ID, callId: 'a1.c1', state: 'stopped', channelType: 'mixed', format: 'mp3' },
  ...{ durationMs: 36_000, bytes: 216_000, endReason: 'call-ended', startedBy: '4:+142…00' },
  ...{ people: ['8:acs:ann', '4:+142…23'], startedAt: '2026-01-01T00:00:00.000Z' },
  ...{ endedAt: '2026-01-01T00:01:00.000Z', expiresAt: '2026-01-02T00:01:00.000Z' },
};
const known = {
  'GET /recordings': { value: [recording], before: '1767225600000.abc' },
  'GET /recordings/retention': { days: 1 },
  'PUT /recordings/retention': { days: 30 },
  [`GET /recordings/${ID}/peaks`]: { peaks: [0, 51, 255] },
  [`GET /recordings/${ID}/digest`]: { sha256: SHA256, bytes: 216_000 },
  [`GET /recordings/${ID}/content`]: 'sound',
};

async function startWithControl() {
  const control = await startScriptedControl();
  Object.assign(control.answers, known);
  const access = await startAccess({}, { control: { url: control.url } });
  const token = async (subject: string): Promise<string> =>
    `Bearer ${await access.issuer.sign(subject)}`;
  return {
    ...{ control, access },
    async listen(subject?: string, id = ID) {
      const headers: Record<string, string> = subject
        ? { authorization: await token(subject) }
        : {};
      const response = await fetch(`${access.access.url}/recordings/${id}`, { headers });
      return { status: response.status, body: await response.json() };
    },
    /** What was written down of recordings, the first first. */
    audited: async () =>
      (
        await access.database.client.auditEvent.findMany({
          where: { action: { startsWith: 'recordings.' } },
          orderBy: { id: 'asc' },
        })
      ).map(({ action, outcome, reason }) => [action, outcome, reason]),
    async [Symbol.asyncDispose]() {
      await access[Symbol.asyncDispose]();
      await control[Symbol.asyncDispose]();
    },
  };
}

describe('recordings', () => {
  it('are listed page by page, with the names of people and without numbers', async () => {
    await using started = await startWithControl();
    const { access, control } = started;
    const ann = await access.signInAs('ann', 'member');
    const { id: personId } = await ann.me.profile.query();
    await access.database.client.person.update({
      ...{ where: { id: personId }, data: { acsUserId: '8:acs:ann' } },
    });
    const auditor = await access.signInAs('aki', 'auditor');
    const cursor = '1767225600000.abc';
    const page = await auditor.recordings.list.query({ cursor, limit: 1 });
    expect(page).toMatchObject({
      items: [
        {
          ...{ id: ID, reference: REFERENCE, state: 'finished', format: 'mp3' },
          startedBy: { id: '4:+142…00', personId: null },
          people: [
            { personId, name: 'Ann' },
            { id: '4:+142…23', name: null },
          ],
        },
      ],
      cursor,
    });
    expect(control.asked.at(-1)?.line).toBe(`GET /recordings?limit=1&before=${cursor}`);
    await expect(auditor.recordings.retention.query()).resolves.toEqual({ days: 1 });
    control.refuses.status = 400;
    await expect(codeOf(auditor.recordings.list.query({ cursor }))).resolves.toBe('invalid-cursor');
    const foreign = auditor.recordings.list.query({ cursor: '../keys' });
    await expect(codeOf(foreign)).resolves.toBe('invalid-input');
  });

  it('are heard by whom it is theirs to hear, which is written down once before a byte is given out', async () => {
    await using started = await startWithControl();
    const { access, control } = started;
    for (const role of ['member', 'auditor', 'operator']) await access.signInAs(role, role);
    expect(await started.listen()).toEqual({ status: 401, body: { code: 'not-signed-in' } });
    for (const role of ['member', 'auditor'])
      expect(await started.listen(role)).toEqual({ status: 403, body: { code: 'not-allowed' } });
    expect(control.asked).toEqual([]);
    for (const _ of [1, 2])
      expect(await started.listen('operator')).toEqual({ status: 200, body: 'sound' });
    const stranger = ['recordings.listen', 'refused', 'not-signed-in'];
    const refused = ['recordings.listen', 'refused', 'not-allowed'];
    const done = ['recordings.listen', 'done', REFERENCE];
    expect(await started.audited()).toEqual([stranger, refused, refused, done]);

    expect(await started.listen('operator', '..%2Fkeys')).toMatchObject({ status: 404 });
    control.refuses.status = 404;
    expect(await started.listen('operator', 'gone')).toEqual({
      ...{ status: 404, body: { code: 'recording-not-found' } },
    });
    control.refuses.status = 416;
    expect((await started.listen('operator')).status).toBe(416);
    expect(await started.audited()).toHaveLength(4);
    await access.database.client.person.updateMany({ data: { blockedAt: new Date() } });
    expect(await started.listen('operator')).toMatchObject({ body: { code: 'person-blocked' } });
  });

  it('are drawn for who may hear them', async () => {
    await using started = await startWithControl();
    const operator = await started.access.signInAs('oscar', 'operator');
    await expect(operator.recordings.waveform.query({ id: ID })).resolves.toEqual([0, 0.2, 1]);
    const auditor = await started.access.signInAs('aki', 'auditor');
    const drawing = auditor.recordings.waveform.query({ id: ID });
    await expect(codeOf(drawing)).resolves.toBe('not-allowed');
  });

  it('are deleted by an admin who means it, and what was deleted is written down', async () => {
    await using started = await startWithControl();
    const { access, control } = started;
    const dana = await access.signInAs('dana', 'admin');
    const remove = (confirmation: string) =>
      dana.recordings.remove.mutate({ id: ID, confirmation });
    await expect(codeOf(remove('00000000'))).resolves.toBe('invalid-input');
    expect(control.asked).toEqual([]);
    const proof = await remove(REFERENCE.toUpperCase());
    expect(proof).toMatchObject({ sha256: SHA256, bytes: 216_000 });
    expect(control.asked.at(-1)?.line).toBe(`DELETE /recordings/${ID}?sha256=${SHA256}`);
    const what = `${REFERENCE}, 216000 bytes, SHA-256 ${SHA256}`;
    expect(await started.audited()).toEqual([['recordings.remove', 'done', what]]);
    control.refuses.status = 404;
    await expect(codeOf(remove(REFERENCE))).resolves.toBe('recording-not-found');
  });

  it('are kept as long as an admin says', async () => {
    await using started = await startWithControl();
    const { access, control } = started;
    const oscar = await access.signInAs('oscar', 'operator');
    const asked = oscar.recordings.setRetention.mutate({ days: 30 });
    await expect(codeOf(asked)).resolves.toBe('not-allowed');
    const dana = await access.signInAs('dana', 'admin');
    await dana.recordings.setRetention.mutate({ days: 30 });
    expect(control.asked.at(-1)).toEqual({ line: 'PUT /recordings/retention', body: { days: 30 } });
    expect((await started.audited()).at(-1)).toEqual([
      'recordings.setRetention',
      'done',
      '30 days',
    ]);
    const forever = dana.recordings.setRetention.mutate({ days: 366 });
    await expect(codeOf(forever)).resolves.toBe('invalid-input');
  });

  it('are not there on Azure', async () => {
    await using access = await startAccess();
    const dana = await access.signInAs('dana', 'admin');
    await expect(codeOf(dana.recordings.list.query({}))).resolves.toBe('not-ours');
    const authorization = `Bearer ${await access.issuer.sign('dana')}`;
    const response = await fetch(`${access.access.url}/recordings/${ID}`, {
      headers: { authorization },
    });
    expect([response.status, await response.json()]).toEqual([409, { code: 'not-ours' }]);
  });
});
