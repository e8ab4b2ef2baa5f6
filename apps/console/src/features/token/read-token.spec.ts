/** @jest-environment node */
import { readToken } from './read-token';

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const resource = '5b17d0a4-2c66-4f3e-9d51-0a3f6f6d7c11';
const payload = {
  skypeid: `acs:${resource}_00000001-aaaa-bbbb-cccc-000000000001`,
  acsScope: 'chat,voip',
  resourceId: resource,
  iat: 1_700_000_000,
  exp: 1_700_003_600,
};
const signature = 'A'.repeat(342);
const header = encode({ alg: 'RS256', typ: 'JWT' });
const tokenOf = (claims: object): string => `${header}.${encode(claims)}.${signature}`;

describe('a pasted token', () => {
  it('is read', () => {
    expect(readToken(tokenOf(payload))).toEqual({
      claims: {
        userId: `8:${payload.skypeid}`,
        resource,
        scopes: ['chat', 'voip'],
        issuedAt: new Date(1_700_000_000_000),
        notBefore: undefined,
        expiresAt: new Date(1_700_003_600_000),
        isWhole: true,
      },
    });
  });

  it('is read out of a header, and over the ends of lines', () => {
    const folded = tokenOf(payload).replaceAll(/.{76}/g, '$&\n');
    expect(readToken(`Authorization: Bearer ${folded} `)).toEqual(readToken(tokenOf(payload)));
  });

  it('has no scopes where none are named', () => {
    expect(readToken(tokenOf({ ...payload, acsScope: '' }))).toMatchObject({
      claims: { scopes: [] },
    });
  });

  it.each([
    ['in its signature', tokenOf(payload).slice(0, -10)],
    ['before it', `${header}.${encode(payload)}.`],
    ['before the dot', `${header}.${encode(payload)}`],
  ])('that is cut off %s is read, and is not whole', (_, text) => {
    expect(readToken(text)).toMatchObject({ claims: { isWhole: false } });
  });

  it.each([
    ['not-a-token', 'hello'],
    ['not-a-token', 'a.b.c.d'],
    ['not-a-token', `${header}.%%%.${signature}`],
    ['not-a-token', `${header}.bm90IGpzb24.${signature}`],
    ['cut-off', header],
    ['cut-off', `${header}.${encode(payload).slice(0, 40)}`],
    ['sealed', 'a.b.c.d.e'],
    ['not-acs', tokenOf({ sub: 'alice', exp: 1_700_003_600 })],
    ['not-acs', tokenOf({ ...payload, exp: 1e300 })],
    ['not-acs', tokenOf({ ...payload, exp: undefined })],
  ])('that cannot be read says why: %s', (flaw, text) => {
    expect(readToken(text)).toEqual({ flaw });
  });
});
