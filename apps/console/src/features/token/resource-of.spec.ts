/** @jest-environment node */
import { resourceOf } from './resource-of';

const resource = '5b17d0a4-2c66-4f3e-9d51-0a3f6f6d7c11';

describe('the resource of a communication user', () => {
  it.each([
    [`8:acs:${resource}_00000001-aaaa-bbbb-cccc-000000000001`, resource],
    [`8:gcch-acs:${resource}_00000001-aaaa-bbbb-cccc-000000000001`, resource],
    ['8:orgid:alice', undefined],
    [null, undefined],
  ])('%s', (userId, found) => {
    expect(resourceOf(userId)).toBe(found);
  });
});
