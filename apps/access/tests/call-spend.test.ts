import { codeOf, startAccess } from './_access.ts';
import { startScriptedControl } from './_scripted-control.ts';

async function startWithControl() {
  const control = await startScriptedControl();
  const access = await startAccess({}, { control: { url: control.url } });
  const dana = await access.signInAs('dana', 'admin');
  return {
    ...{ control, access, dana },
    async [Symbol.asyncDispose]() {
      await access[Symbol.asyncDispose]();
      await control[Symbol.asyncDispose]();
    },
  };
}

const call = { number: '+14255550123', callerId: '+14255550100' };

describe('what calls to phones cost', () => {
  it('is shown to the staff', async () => {
    await using started = await startWithControl();
    const oscar = await started.access.signInAs('oscar', 'operator');
    await expect(oscar.phoneNetwork.spend.query()).resolves.toMatchObject({
      ...{ currency: 'USD', numbers: [{ phoneNumber: call.callerId, running: 1 }] },
    });
    await expect(oscar.phoneNetwork.charges.query()).resolves.toMatchObject([
      { country: 'US', seconds: 60, cost: 13_000, outcome: 'ended' },
    ]);
    const rules = await oscar.phoneNetwork.spendRules.query();
    await expect(codeOf(oscar.phoneNetwork.setSpendRules.mutate(rules))).resolves.toBe(
      'not-allowed',
    );
  });

  it('is set by admins, which is written down', async () => {
    await using started = await startWithControl();
    const { dana, control } = started;
    const rules = await dana.phoneNetwork.spendRules.query();
    await dana.phoneNetwork.setSpendRules.mutate(rules);
    const put = control.asked.find(({ line }) => line === 'PUT /phone/spend/rules');
    expect(put?.body).toEqual(rules);
    const { items } = await dana.audit.list.query({ action: 'phoneNetwork.setSpendRules' });
    expect(items).toMatchObject([{ outcome: 'done', reason: '1 rates, cap 1 USD, 100 minutes' }]);
  });

  it.each([
    [409, undefined, 'call-rules-changed'],
    [400, 'rates', 'call-rules-refused'],
    [404, undefined, 'not-ours'],
    [500, undefined, 'control-refused'],
  ])('stays when the data plane refuses with %i', async (status, target, code) => {
    await using started = await startWithControl();
    const { dana, control } = started;
    const rules = await dana.phoneNetwork.spendRules.query();
    Object.assign(control.refuses, { status, target });
    await expect(codeOf(dana.phoneNetwork.setSpendRules.mutate(rules))).resolves.toBe(code);
    const { items } = await dana.audit.list.query({ action: 'phoneNetwork.setSpendRules' });
    expect(items.map(({ outcome }) => outcome)).toEqual(['failed', 'done']);
  });

  it('is told to members before they call, and to nobody else', async () => {
    await using started = await startWithControl();
    const { access, control } = started;
    const member = await access.signInAs('ann', 'member');
    await expect(member.me.callPrice.query(call)).resolves.toEqual({
      ...{ kind: 'allowed', currency: 'USD', perMinute: 13_000 },
    });
    expect(control.asked.at(-1)).toEqual({ line: 'POST /phone/spend/price', body: call });
    control.answers['POST /phone/spend/price'] = { kind: 'denied', because: 'premium' };
    const denied = await member.me.callPrice.query(call);
    expect(denied).toEqual({ kind: 'denied', because: 'premium' });
    await expect(codeOf(access.as().me.callPrice.query(call))).resolves.toBe('not-signed-in');
    const guest = await access.signInAs('gus', 'guest');
    await expect(codeOf(guest.me.callPrice.query(call))).resolves.toBe('not-allowed');
    const wrong = member.me.callPrice.query({ ...call, number: '911' });
    await expect(codeOf(wrong)).resolves.toBe('invalid-input');
  });

  it.each([404, 500])('is unknown where the data plane answers %i', async (status) => {
    await using started = await startWithControl();
    started.control.refuses.status = status;
    const member = await started.access.signInAs('ann', 'member');
    await expect(member.me.callPrice.query(call)).resolves.toEqual({ kind: 'unknown' });
  });

  it('is unknown on Azure', async () => {
    await using access = await startAccess();
    const dana = await access.signInAs('dana', 'admin');
    await expect(dana.me.callPrice.query(call)).resolves.toEqual({ kind: 'unknown' });
    await expect(codeOf(dana.phoneNetwork.spend.query())).resolves.toBe('not-ours');
  });

  it('warns in the overview near a cap, and of calls that one cut off', async () => {
    await using started = await startWithControl();
    const { dana, control } = started;
    const spend = await dana.phoneNetwork.spend.query();
    const warningsOf = async () => (await dana.overview.read.query({ span: 'hour' })).warnings;
    const kinds = async () => (await warningsOf()).map(({ kind }) => kind);
    expect(await kinds()).not.toContain('callCap');
    const today = { seconds: 4_800, cost: 850_000, calls: 9, cutOff: 2 };
    control.answers['GET /phone/spend'] = {
      ...{ ...spend, resource: { ...spend.resource, today } },
      numbers: [{ ...spend.numbers[0]!, today: { ...today, cost: 0, seconds: 6_000 } }],
    };
    const found = await warningsOf();
    expect(found).toContainEqual({ kind: 'callsCutOff', count: 2 });
    expect(found).toContainEqual({ kind: 'callCap', number: null, share: 0.85 });
    expect(found).toContainEqual({ kind: 'callCap', number: call.callerId, share: 1 });
  });
});
