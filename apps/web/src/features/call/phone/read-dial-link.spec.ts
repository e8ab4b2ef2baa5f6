import { readDialLink } from './read-dial-link';

it.each([
  ['#dial=%2B14255550111', { number: '+14255550111', from: undefined }],
  ['#dial=%2B14255550111&from=%2B14255550100', { number: '+14255550111', from: '+14255550100' }],
  ['#dial=%2B14255550111&from=Contoso', { number: '+14255550111', from: undefined }],
  ['#dial=911', undefined],
  ['#dial=javascript:alert(1)', undefined],
  ['#messages', undefined],
  ['', undefined],
])('%j is read', (fragment, expected) => {
  expect(readDialLink(fragment)).toEqual(expected);
});
