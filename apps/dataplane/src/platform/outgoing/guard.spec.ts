import { isAddressRange } from '../http/address-ranges.ts';
import { EndpointGuard } from './guard.ts';

const strict = new EndpointGuard([]);
const laptop = new EndpointGuard(['127.0.0.0/8', '::1/128', '10.1.0.0/16']);

describe('the guard of endpoints', () => {
  it.each([
    '10.0.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '168.63.129.16',
    '100.64.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:10.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::a00:1',
    '2002:a00:1::',
  ])('refuses %s', (address) => {
    expect(strict.isAllowed(address, false)).toBe(false);
  });

  it.each(['20.50.2.1', '93.184.216.34', '2606:4700::1111'])(
    'lets %s through, not in the clear',
    (address) => {
      expect(strict.isAllowed(address, false)).toBe(true);
      expect(laptop.isAllowed(address, true)).toBe(false);
    },
  );

  it('makes the exceptions that were named, http for this machine only', () => {
    expect(laptop.isAllowed('127.0.0.1', true)).toBe(true);
    expect(laptop.isAllowed('::1', true)).toBe(true);
    expect(laptop.isAllowed('10.1.2.3', false)).toBe(true);
    expect(laptop.isAllowed('10.1.2.3', true)).toBe(false);
    expect(laptop.isAllowed('10.2.0.1', false)).toBe(false);
    expect(strict.isAllowed('127.0.0.1', true)).toBe(false);
  });

  it.each([
    'http://example.com/',
    'http://20.50.2.1/',
    'https://user@example.com/',
    'https://user:pass@example.com/',
    'https://10.0.0.1/',
    'https://0x0a000001/',
    'https://2852039166/',
    'https://[::ffff:169.254.169.254]/',
    'https://[fd00:ec2::254]/latest',
  ])('says what is wrong with %s', (url) => {
    expect(laptop.problem(new URL(url))).toEqual(expect.any(String));
  });

  it.each([
    'https://example.com/x?code=y',
    'http://localhost:9/x',
    'http://127.0.0.1:9',
    'http://[::1]:9',
  ])('has nothing against %s', (url) => {
    expect(laptop.problem(new URL(url))).toBeUndefined();
  });

  it('looks at what a name stands for when a connection is made', async () => {
    const look = (guard: EndpointGuard, isPlain: boolean) =>
      new Promise((resolve) => {
        guard.lookup(isPlain)('localhost', {}, (error, found) => resolve(error?.name ?? found));
      });
    expect(await look(strict, false)).toBe('EndpointRefused');
    expect(['127.0.0.1', '::1']).toContain(await look(laptop, true));
  });

  it('knows ranges of addresses', () => {
    expect(['10.0.0.0/8', '10.0.0.1', 'fd00::/8'].every(isAddressRange)).toBe(true);
    expect(['10.0.0.0/33', 'x', '10.0.0.0/8/8', 'fd00::/129', ''].some(isAddressRange)).toBe(false);
  });
});
