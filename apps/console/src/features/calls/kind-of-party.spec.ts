/** @jest-environment node */
import { kindOfParty } from './kind-of-party';

it.each([
  ['4:+142…23', { kind: 'phone', text: '+142…23' }],
  ['4:anonymous', { kind: 'hidden', text: '' }],
  ['8:acs:1_2', { kind: 'identity', text: '8:acs:1_2' }],
])('%s is told by its kind', (id, kind) => {
  expect(kindOfParty(id)).toEqual(kind);
});
