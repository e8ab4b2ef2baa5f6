import { rawIdOfTarget } from './raw-id-of-target.ts';

test.each([
  ['sip:+14255550123@trunk.example.com;user=phone', '4:+14255550123'],
  ['sips:%2B14255550123@trunk.example.com', '4:+14255550123'],
  ['sip:+1-425-555-0123;phone-context=+1@trunk.example.com', '4:+14255550123'],
  ['tel:+1(425)555-0123', '4:+14255550123'],
  ['sip:8%3Aacs%3Aresource_person@example.com', '8:acs:resource_person'],
  ['sip:911@trunk.example.com', undefined],
  ['sip:reception@trunk.example.com', undefined],
  ['sip:%zz@trunk.example.com', undefined],
  ['sip:8%3A%00@trunk.example.com', undefined],
  ['sip:trunk.example.com', undefined],
  ['https://example.com/@', undefined],
])('%s is %s', (uri, rawId) => {
  expect(rawIdOfTarget(uri)).toBe(rawId);
});
