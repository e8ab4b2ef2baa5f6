import { maskAddresses } from './mask-addresses.ts';

describe('maskAddresses', () => {
  it.each([
    ['203.0.113.42', '203.0.x.x'],
    ['from 203.0.113.42:5000 to 10.1.2.3', 'from 203.0.x.x:5000 to 10.1.x.x'],
    ['2001:db8:aa:bb:cc:dd:ee:ff', '2001:db8:aa:x'],
    ['[2001:db8::7]:3478', '[2001:db8:x]:3478'],
    ['::1', ':x'],
    ['::ffff:203.0.113.42', ':x.0.x.x'],
    ['nothing to hide: 12 ms', 'nothing to hide: 12 ms'],
  ])('%s becomes %s', (text, masked) => expect(maskAddresses(text)).toBe(masked));
});
