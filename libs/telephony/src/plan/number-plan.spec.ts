import fc from 'fast-check';
import { parseSender } from '../numbers/sender.ts';
import { azureTextingCountries, numberPlan } from './number-plan.ts';
import type { Capability, NumberPlan, OwnedSender } from './number-plan.ts';

const owned = (id: string, change: Partial<OwnedSender> = {}): OwnedSender => {
  const sender = parseSender(id);
  if (!sender) throw new TypeError('no sender');
  return {
    sender,
    capabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
    assignmentType: 'application',
    verification: 'verified',
    ...change,
  };
};
const plan = (...of: Parameters<typeof owned>): NumberPlan =>
  numberPlan(owned(...of), azureTextingCountries);
const yes = { may: true };
const no = (reason: string) => ({ may: false, reason });

describe('what a number may do', () => {
  it('is everything that was bought of a toll-free one', () => {
    expect(plan('+18885550100')).toEqual({
      textsIn: yes,
      textsOut: { may: true, needsVerification: false },
      callsIn: yes,
      callsOut: yes,
    });
  });

  it('is in one direction where only that was bought', () => {
    const capabilities = { calling: 'outbound', sms: 'inbound' } as const;
    expect(plan('+14255550100', { capabilities })).toEqual({
      textsIn: yes,
      textsOut: { ...no('capability-missing'), needsVerification: false },
      callsIn: no('capability-missing'),
      callsOut: yes,
    });
  });

  it.each([
    ['12345', { textsIn: yes, callsIn: no('kind-cannot'), callsOut: no('kind-cannot') }],
    ['CONTOSO', { textsIn: no('kind-cannot'), textsOut: yes, callsOut: no('kind-cannot') }],
    ['+442079460123', { textsIn: no('country-cannot'), textsOut: no('country-cannot') }],
    // Of no country that can be named.
    ['+447700900123', { textsOut: no('country-cannot'), callsOut: yes }],
  ])('is less of %s', (id, expected) => {
    expect(plan(id)).toMatchObject(expected);
  });

  it('is what the trunk of one’s own can', () => {
    const texting = { ...azureTextingCountries, 'long-code': 'any' } as const;
    expect(numberPlan(owned('+447700900123'), texting).textsOut.may).toBe(true);
  });

  it('is no text of a number that a person answers', () => {
    const { textsOut, callsIn } = plan('+14255550100', { assignmentType: 'person' });
    expect([textsOut, callsIn]).toMatchObject([no('person-number-cannot'), yes]);
  });

  it('tells whether carriers have yet to verify it', () => {
    const verification = 'pending';
    expect(plan('+18885550100', { verification }).textsOut.needsVerification).toBe(true);
    expect(plan('+14255550100', { verification }).textsOut.needsVerification).toBe(true);
    expect(plan('12345', { verification }).textsOut.needsVerification).toBe(false);
  });

  it('never is more than what was bought', () => {
    const capability = fc.constantFrom<Capability>(
      'none',
      'inbound',
      'outbound',
      'inbound+outbound',
    );
    const id = fc.constantFrom('+14255550100', '+18885550100', '+442079460123', '12345', 'ACME');
    fc.assert(
      fc.property(id, capability, capability, (one, calling, sms) => {
        const of = plan(one, { capabilities: { calling, sms } });
        if (of.textsIn.may) expect(sms).toContain('inbound');
        if (of.textsOut.may) expect(sms).toContain('outbound');
        if (of.callsIn.may) expect(calling).toContain('inbound');
        if (of.callsOut.may) expect(calling).toContain('outbound');
      }),
    );
  });
});
