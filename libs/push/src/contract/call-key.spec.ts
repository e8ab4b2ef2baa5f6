import { callKeyOf } from './call-key.ts';

const ID = 'home.6c3f1d2e-77aa-4d0e-9f60-2b6f1a4f0c11';
const base64 = (text: string) => Buffer.from(text).toString('base64');
const base64url = (text: string) => Buffer.from(text).toString('base64url');

describe('the name of a call', () => {
  it('is the same however the call is written', () => {
    const address = `https://switchboard.example/calls/${ID}`;
    const written = [ID, base64(ID), base64url(ID), base64(address), base64url(address), address];
    expect(new Set(written.map(callKeyOf))).toEqual(new Set([ID]));
  });

  it('is what it is where the service has its own way', () => {
    const azure = base64('https://conv-usea.conv.skype.com/conv/AbC?i=1&e=2');
    expect(callKeyOf(azure)).toBe(callKeyOf(azure.replace(/=+$/, '')));
    expect(callKeyOf('a+b/c==')).toBe('a-b_c');
    expect(callKeyOf('x y')).toBe('x y');
  });
});
