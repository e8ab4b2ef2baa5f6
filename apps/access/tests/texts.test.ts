import { codeOf, startAccess } from './_access.ts';
import { startScriptedControl } from './_scripted-control.ts';

describe('texts', () => {
  it('are listed page by page, and the links that carry them shown, to the staff', async () => {
    await using control = await startScriptedControl();
    await using access = await startAccess({}, { control: { url: control.url } });
    const oscar = await access.signInAs('oscar', 'operator');
    const sender = '+14255550100';
    const page = oscar.texts.log.query({ state: 'delivered', sender, cursor: 'this-page' });
    await expect(page).resolves.toMatchObject({
      items: [{ id: 'm1', status: '2000: No Error' }],
      cursor: 'next-page',
    });
    const { searchParams } = new URL(control.asked.at(-1)!.line.slice(4), 'http://localhost');
    expect(Object.fromEntries(searchParams)).toEqual({
      ...{ state: 'delivered', sender, after: 'this-page', limit: '50' },
    });
    await expect(oscar.texts.providers.query()).resolves.toMatchObject([
      { name: 'carrier', links: [{ state: 'bound' }, { because: 'ECONNREFUSED' }] },
    ]);
    control.refuses.status = 400;
    await expect(codeOf(oscar.texts.log.query({ cursor: 'x' }))).resolves.toBe('invalid-cursor');
    expect(access.lines.join('')).not.toContain('4255550100');
  });

  it('are not ours to look into where there is no control plane', async () => {
    await using access = await startAccess();
    const dana = await access.signInAs('dana', 'admin');
    await expect(codeOf(dana.texts.log.query({}))).resolves.toBe('not-ours');
  });
});
