import { isPeerRange, peerPolicy } from './peers.ts';

function policy(allowed: string[] = [], relayAddress = '203.0.112.1') {
  return peerPolicy({
    allowed,
    relayAddress,
    firstRelayPort: 49_152,
    ownAddresses: () => ['192.168.7.5', 'fe80::1'],
  });
}

describe('the peers of a relay', () => {
  it('are the public ones', () => {
    for (const address of ['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111']) {
      expect([address, policy().permits(address)]).toEqual([address, true]);
    }
  });

  it.each([
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'ff02::1',
  ])('are not private: %s', (address) => {
    expect(policy().permits(address)).toBe(false);
  });

  it.each([
    '::ffff:10.0.0.1',
    '::ffff:a00:1',
    '0:0:0:0:0:ffff:7f00:1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    '2001:0:a00:1::',
  ])('are not private in disguise: %s', (address) => {
    expect(policy().permits(address)).toBe(false);
  });

  it('are not what is no address', () => {
    for (const text of ['', 'localhost', '10.0.0', '010.0.0.1', '1.2.3.4.5']) {
      expect(policy(['0.0.0.0/0', '::/0']).permits(text)).toBe(false);
    }
  });

  it('may be private when allowed by name, and only those', () => {
    const named = policy(['10.1.0.0/16', '::1/128', '172.16.9.9']);
    expect(['10.1.2.3', '::1', '172.16.9.9', '::ffff:10.1.2.3'].every(named.permits)).toBe(true);
    expect(['10.2.0.1', '127.0.0.1', '172.16.9.8'].some(named.permits)).toBe(false);
  });

  it('may be this machine, whatever its addresses are just now', () => {
    expect(policy(['self']).permits('192.168.7.5')).toBe(true);
    expect(policy(['self']).permits('192.168.7.6')).toBe(false);
  });

  it('include the relay itself, but there only what is relayed', () => {
    const inside = policy([], '10.0.0.9');
    expect(inside.permits('10.0.0.9')).toBe(true);
    expect(inside.permitsPort('10.0.0.9', 49_152)).toBe(true);
    expect(inside.permitsPort('10.0.0.9', 53)).toBe(false);
    expect(policy(['10.0.0.9'], '10.0.0.9').permitsPort('10.0.0.9', 53)).toBe(true);
    expect(inside.permitsPort('8.8.8.8', 53)).toBe(true);
  });

  it('are configured as ranges, addresses or self', () => {
    expect(['self', '10.0.0.0/8', '::1/128', '192.168.1.1', 'fd00::/8'].every(isPeerRange)).toBe(
      true,
    );
    const odd = ['', 'me', '10.0.0.0/33', '10.0.0.0/', '10.0/8', '::/129', '1.2.3.4/8/8', '/8'];
    expect(odd.some(isPeerRange)).toBe(false);
  });
});
