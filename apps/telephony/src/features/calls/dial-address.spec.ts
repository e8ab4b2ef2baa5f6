import { dialAddress } from './dial-address';

it.each(['http://localhost:3000', 'https://talk.example/'])(
  'a number stands in the fragment alone of an address at %s',
  (webUrl) => {
    const address = new URL(dialAddress(webUrl, { theirs: '+14255550111', ours: '+14255550100' }));
    expect(address.pathname + address.search).toBe('/calls');
    expect(address.origin).toBe(new URL(webUrl).origin);
    expect(Object.fromEntries(new URLSearchParams(address.hash.slice(1)))).toEqual({
      dial: '+14255550111',
      from: '+14255550100',
    });
  },
);
