import { codeOf, startAccess } from './_access.ts';
import { startScriptedControl } from './_scripted-control.ts';

async function startWithControl() {
  const control = await startScriptedControl();
  const access = await startAccess({}, { control: { url: control.url } });
  return {
    ...{ control, access },
    async [Symbol.asyncDispose]() {
      await access[Symbol.asyncDispose]();
      await control[Symbol.asyncDispose]();
    },
  };
}

describe('calls in progress', () => {
  it('are shown to the staff with the names of people, and phones without their numbers', async () => {
    await using started = await startWithControl();
    const { access } = started;
    const ann = await access.signInAs('ann', 'member');
    const { id: personId } = await ann.me.profile.query();
    await access.database.client.person.update({
      ...{ where: { id: personId }, data: { acsUserId: '8:acs:ann' } },
    });
    const oscar = await access.signInAs('oscar', 'operator');
    const { calls, ended, inProgress, missing } = await oscar.callTraces.list.query();
    expect([inProgress, missing, calls.length, ended.length]).toEqual([1, 0, 1, 1]);
    expect(calls[0]?.legs).toMatchObject([
      { who: { personId, name: expect.any(String) }, end: 'page', quality: null },
      {
        ...{ who: { id: '4:+142…23', personId: null, name: null }, end: 'phone', isBad: true },
        quality: { codec: 'PCMU', lostLately: 0.08 },
      },
    ]);
    const { call, entries } = await oscar.callTraces.get.query({ id: calls[0]!.id });
    expect(call?.id).toBe('a1.c1');
    expect(entries.map(({ area }) => area)).toEqual([
      ...['signalling', 'sip', 'media', 'callback', 'signalling'],
    ]);
    expect(entries.at(-1)).toMatchObject({ step: 'left', who: { personId } });
  });

  it('are not kept for ever', async () => {
    await using started = await startWithControl();
    const dana = await started.access.signInAs('dana', 'admin');
    started.control.refuses.status = 404;
    const asking = dana.callTraces.get.query({ id: 'a1.c9' });
    await expect(codeOf(asking)).resolves.toBe('call-not-kept');
    started.control.refuses.status = 500;
    await expect(codeOf(dana.callTraces.list.query())).resolves.toBe('control-refused');
    await expect(codeOf(dana.callTraces.get.query({ id: '../keys' }))).resolves.toBe(
      'invalid-input',
    );
  });

  it('are nobody’s to see but the staff’s, and not there on Azure', async () => {
    await using access = await startAccess();
    const member = await access.signInAs('ann', 'member');
    await expect(codeOf(member.callTraces.list.query())).resolves.toBe('not-allowed');
    const dana = await access.signInAs('dana', 'admin');
    await expect(codeOf(dana.callTraces.list.query())).resolves.toBe('not-ours');
  });

  it('of which phones are badly heard are a warning in the overview', async () => {
    await using started = await startWithControl();
    const dana = await started.access.signInAs('dana', 'admin');
    const read = async () => dana.overview.read.query({ span: 'hour' });
    const { warnings, callsInProgress } = await read();
    expect(callsInProgress).toBe(1);
    expect(warnings).toContainEqual({ kind: 'callQuality', count: 1 });
    const none = { inProgress: 0, missing: 0, calls: [], ended: [] };
    started.control.answers['GET /calls/traces'] = none;
    expect((await read()).warnings.map(({ kind }) => kind)).not.toContain('callQuality');
  });
});
