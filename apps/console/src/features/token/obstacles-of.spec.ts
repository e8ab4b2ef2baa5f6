/** @jest-environment node */
import { obstaclesOf } from './obstacles-of';
import type { TokenClaims } from './read-token';

const resource = '5b17d0a4-2c66-4f3e-9d51-0a3f6f6d7c11';
const now = new Date('2026-01-10T10:00:00Z');
const claims: TokenClaims = {
  userId: `8:acs:${resource}_00000001-aaaa-bbbb-cccc-000000000001`,
  resource,
  scopes: ['chat'],
  issuedAt: new Date('2026-01-10T09:30:00Z'),
  notBefore: undefined,
  expiresAt: new Date('2026-01-10T10:30:00Z'),
  isWhole: true,
};

describe('what keeps a token from being accepted', () => {
  it.each<[string, Partial<TokenClaims>, string[]]>([
    ['nothing', {}, []],
    ['it ended this very moment', { expiresAt: now }, ['expired']],
    ['it begins later', { notBefore: new Date('2026-01-10T10:00:01Z') }, ['not-yet-valid']],
    ['it begins now', { notBefore: now }, []],
    ['no scope', { scopes: [] }, ['no-scope']],
    ['only what nobody knows', { scopes: ['teleport'] }, ['unknown-scope']],
    ['something known beside it', { scopes: ['teleport', 'voip'] }, []],
    ['another resource', { resource: 'other' }, ['other-resource']],
    ['the same resource, written otherwise', { resource: resource.toUpperCase() }, []],
    ['cut off', { isWhole: false }, ['cut-off']],
    ['several', { isWhole: false, scopes: [], expiresAt: now }, ['expired', 'no-scope', 'cut-off']],
  ])('%s', (_, change, obstacles) => {
    expect(obstaclesOf({ ...claims, ...change }, { now, resource })).toEqual(obstacles);
  });

  it('is not the resource, where that of the installation is not known', () => {
    expect(obstaclesOf({ ...claims, resource: 'other' }, { now, resource: undefined })).toEqual([]);
  });
});
