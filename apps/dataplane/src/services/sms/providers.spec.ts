import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseProvider } from './choose-provider.ts';
import { parseProviderUrl } from './provider-url.ts';
import { readProviders } from './read-providers.ts';

describe('chooseProvider', () => {
  const all = { name: 'all', prefixes: [], senders: ['SHOP'] };
  const america = { name: 'america', prefixes: ['+1'], senders: [] };
  const seattle = { name: 'seattle', prefixes: ['+1206', '+1425'], senders: ['12345'] };
  const providers = [all, america, seattle];
  const chosen = (from: string, to: string, among = providers) =>
    chooseProvider(among, { from, to })?.name;

  it('takes who names the longest beginning of the number', () => {
    expect(chosen('+14255550100', '+14255550111')).toBe('seattle');
    expect(chosen('+14255550100', '+12125550111')).toBe('america');
    expect(chosen('+14255550100', '+447700900111')).toBe('all');
  });

  it('knows names from who lists them alone', () => {
    expect(chosen('SHOP', '+14255550111')).toBe('all');
    expect(chosen('12345', '+447700900111')).toBeUndefined();
    expect(chosen('+14255550100', '+447700900111', [america, seattle])).toBeUndefined();
  });
});

describe('parseProviderUrl', () => {
  it.each([
    ['smpp://us@127.0.0.1:2776', { host: '127.0.0.1', port: 2776, isEncrypted: false }],
    ['smpps://us@smsc.example', { host: 'smsc.example', port: 3550, isEncrypted: true }],
    ['smpp://us@[::1]', { host: '::1', port: 2775, isEncrypted: false }],
  ])('reads %s', (text, address) => {
    expect(parseProviderUrl(text)).toEqual({ ...address, systemId: 'us' });
  });

  it.each([
    'http://us@smsc.example',
    'smpp://smsc.example',
    'smpp://us:secret@smsc.example',
    `smpp://${'u'.repeat(16)}@smsc.example`,
    'smpp://%ff@smsc.example',
    'smpp://us@',
    '',
  ])('refuses %j', (text) => {
    expect(parseProviderUrl(text)).toBeUndefined();
  });
});

describe('readProviders', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'switchboard-providers-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function read(providers: unknown, allowsPlain = false) {
    const providersFile = join(folder, 'providers.json');
    await writeFile(providersFile, JSON.stringify(providers));
    return readProviders({ providersFile, allowsPlain });
  }
  const one = { name: 'one', url: 'smpps://us@smsc.example', password: 'secret' };

  it('reads what is in the contract with each, and has defaults for the rest', async () => {
    const [first, second] = await read([
      { ...one, prefixes: ['+1'], errors: { '001': 4004 }, messagesPerSecond: 30 },
      { ...one, name: 'two' },
    ]);
    expect(first).toMatchObject({ prefixes: ['+1'], messagesPerSecond: 30, window: 10 });
    expect(first!.errors.get('001')).toBe(4004);
    expect(second).toMatchObject({ messagesPerSecond: Infinity, whenUnanswered: 'resend' });
  });

  it('is refused without telling what it holds', async () => {
    const refused = async (providers: unknown) =>
      read(providers).then(
        () => 'read',
        (error: Error) => error.message,
      );
    const messages = await Promise.all([
      refused([{ ...one, url: 'smpp://us@smsc.example' }]),
      refused([{ ...one, errors: { '001': 1 } }]),
    ]);
    const [twice, nothing] = [await refused([one, one]), await refused('nothing')];
    expect([...messages, twice, nothing].join()).not.toMatch(/secret|read$/);
  });
});
