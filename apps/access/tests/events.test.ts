import { codeOf, startAccess } from './_access.ts';
import { startScriptedControl } from './_scripted-control.ts';

const hook = { name: 'inbox', endpoint: 'https://app.example/hook?code=very-secret' };

async function startWithControl() {
  const control = await startScriptedControl();
  const access = await startAccess({}, { control: { url: control.url } });
  return {
    ...{ control, access, dana: await access.signInAs('dana', 'admin') },
    async [Symbol.asyncDispose]() {
      await access[Symbol.asyncDispose]();
      await control[Symbol.asyncDispose]();
    },
  };
}

describe('events', () => {
  it('are subscribed to, changed and left, and the audit holds no secret', async () => {
    await using started = await startWithControl();
    const { control, dana, access } = started;
    const headers = [{ name: 'x-key', value: 'hidden-value' }];
    await dana.events.create.mutate({ ...hook, headers, filter: { subjectBeginsWith: '/t' } });
    expect(control.asked.at(-1)).toMatchObject({
      line: 'POST /events/subscriptions',
      body: { ...hook, headers, filter: { subjectBeginsWith: '/t' }, schema: 'EventGridSchema' },
    });
    await dana.events.update.mutate({ name: 'inbox', deadLetters: true });
    expect(control.asked.at(-1)?.line).toBe('PUT /events/subscriptions/inbox');
    expect(control.asked.at(-1)?.body).not.toHaveProperty('endpoint');
    await dana.events.validate.mutate({ name: 'inbox' });
    await dana.events.remove.mutate({ name: 'inbox' });
    expect(control.asked.slice(-2).map(({ line }) => line)).toEqual([
      'POST /events/subscriptions/inbox/validate',
      'DELETE /events/subscriptions/inbox',
    ]);
    const [shown] = await dana.events.subscriptions.query();
    expect(shown).toMatchObject({ name: 'inbox', endpoint: 'https://app.example/hook' });

    const { items } = await dana.audit.list.query({ action: 'events.' });
    expect(items.map(({ action, reason }) => `${action} ${reason}`)).toEqual([
      'events.remove inbox',
      'events.validate inbox',
      'events.update inbox',
      'events.create inbox',
    ]);
    const told = JSON.stringify(items) + access.lines.join('');
    expect(told).not.toMatch(/very-secret|hidden-value/);
  });

  it('are listed page by page, and delivered again', async () => {
    await using started = await startWithControl();
    const { control, dana } = started;
    const page = await dana.events.deliveries.query({
      ...{ subscription: 'inbox', state: 'delivered', cursor: '9', limit: 20 },
    });
    expect(page).toMatchObject({ items: [{ id: 7, attempts: 1 }], cursor: '7' });
    const { searchParams } = new URL(control.asked.at(-1)!.line.slice(4), 'http://localhost');
    expect(Object.fromEntries(searchParams)).toEqual({
      ...{ limit: '20', subscription: 'inbox', state: 'delivered', before: '9' },
    });
    await dana.events.replayOne.mutate({ id: 7 });
    const from = '2026-01-01T00:00:00Z';
    const which = { subscription: 'inbox', from };
    await expect(dana.events.replayCount.query(which)).resolves.toEqual({ count: 12 });
    await expect(dana.events.replay.mutate(which)).resolves.toEqual({ replayed: 12 });
    expect(control.asked.slice(-3)).toMatchObject([
      { line: 'POST /events/deliveries/7/replay' },
      {
        line: 'POST /events/replay/count',
        body: { subscription: 'inbox', fromMs: Date.parse(from) },
      },
      { line: 'POST /events/replay', body: { subscription: 'inbox', fromMs: Date.parse(from) } },
    ]);
  });

  it('go wrong on purpose in the lab, which is written down', async () => {
    await using started = await startWithControl();
    const { dana } = started;
    await dana.events.setLab.mutate({ seed: 3, rules: [{ type: '*', kind: 'drop' }] });
    await expect(dana.events.lab.query()).resolves.toMatchObject({ rules: [{ kind: 'drop' }] });
    await dana.events.clearLab.mutate();
    const { items } = await dana.audit.list.query({ action: 'events.' });
    expect(items.map(({ action }) => action)).toEqual(['events.clearLab', 'events.setLab']);
  });

  it.each([
    [404, undefined, 'subscription-not-found'],
    [409, undefined, 'subscription-exists'],
    [400, 'endpoint', 'subscription-refused'],
    [403, undefined, 'control-refused'],
  ] as const)('say why the data plane refused: %s', async (status, target, code) => {
    await using started = await startWithControl();
    const { control, dana } = started;
    Object.assign(control.refuses, { status, target });
    await expect(codeOf(dana.events.create.mutate(hook))).resolves.toBe(code);
    const { items } = await dana.audit.list.query({ action: 'events.create' });
    expect(items.map(({ outcome }) => outcome)).toEqual(['failed', 'done']);
    if (status !== 404) return;
    await expect(codeOf(dana.events.replayOne.mutate({ id: 1 }))).resolves.toBe(
      'delivery-not-found',
    );
  });

  it('are not ours to look into where there is no control plane', async () => {
    await using access = await startAccess();
    const dana = await access.signInAs('dana', 'admin');
    await expect(codeOf(dana.events.subscriptions.query())).resolves.toBe('not-ours');
    await expect(codeOf(dana.events.create.mutate(hook))).resolves.toBe('not-ours');
  });
});
