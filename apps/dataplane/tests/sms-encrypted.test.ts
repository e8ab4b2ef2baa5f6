import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { makeAuthority, makeLeaf } from '../src/platform/tls/local-authority.ts';
import { control } from './_harness.ts';
import { OURS, smsClient, startWithSms, THEIRS } from './_sms.ts';
import { textProvider } from './_text-provider.ts';
import { until } from './_until.ts';

const authority = makeAuthority(Date.now());
const trusted = getCACertificates('default');
beforeAll(() => setDefaultCACertificates([...trusted, authority.cert]));
afterAll(() => setDefaultCACertificates(trusted));

interface ShownProvider {
  readonly isEncrypted: boolean;
  readonly links: readonly { readonly state: string; readonly because?: string }[];
}

async function shownProvider({ plane }: Awaited<ReturnType<typeof startWithSms>>) {
  const { body } = await control(plane, 'GET', '/sms/providers');
  return (body as { value: ShownProvider[] }).value[0]!;
}

test('texts go over TLS to a provider whose certificate an authority has signed that is trusted', async () => {
  await using provider = await textProvider({ tls: makeLeaf(authority, Date.now()) });
  await using running = await startWithSms({ sms: provider.config });
  await provider.bound();
  await smsClient(running.plane).send({ from: OURS, to: [THEIRS], message: 'Nobody reads this' });
  await provider.until(1);
  expect(provider.texts).toEqual(['Nobody reads this']);
  expect(await shownProvider(running)).toMatchObject({
    ...{ isEncrypted: true, links: [{ state: 'bound' }] },
  });
});

test('a provider whose certificate somebody else has signed is told neither password nor texts', async () => {
  const stranger = makeAuthority(Date.now());
  await using provider = await textProvider({ tls: makeLeaf(stranger, Date.now()) });
  await using running = await startWithSms({ sms: provider.config });
  await until('the link is given up', async () => {
    const [link] = (await shownProvider(running)).links;
    return link?.state === 'waiting' && link.because === 'link-lost';
  });
  expect(provider.tried).toBe(0);
  await smsClient(running.plane).send({ from: OURS, to: [THEIRS], message: 'Nobody reads this' });
  expect(provider.texts).toEqual([]);
});
