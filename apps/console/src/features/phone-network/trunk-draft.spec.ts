/** @jest-environment node */
import { trunkProblems } from './trunk-draft';

describe('a trunk', () => {
  it.each([
    [{ fqdn: 'sbc.contoso.com', port: 5_061 }, []],
    [{ fqdn: 'localhost', port: 5_061 }, ['fqdn']],
    [{ fqdn: '192.0.2.1', port: 5_061 }, ['fqdn']],
    [{ fqdn: 'a'.repeat(64) + '.com', port: 5_061 }, ['fqdn']],
    [{ fqdn: 'Other.contoso.com', port: 0 }, ['sameFqdn', 'port']],
    [{ fqdn: 'sbc.contoso.com', port: 65_536 }, ['port']],
    [{ fqdn: 'sbc.contoso.com', port: 1.5 }, ['port']],
  ])('is checked: %j', (draft, problems) => {
    expect([...trunkProblems(draft, ['other.contoso.com'])]).toEqual(problems);
  });
});
