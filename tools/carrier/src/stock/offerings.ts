import type { NumberType } from './number-range.ts';

type Capability = 'none' | 'inbound' | 'outbound' | 'inbound+outbound';

/** What kind of number is sold, for what, and at which price. */
export interface Offering {
  readonly countryCode: string;
  readonly countryName: string;
  readonly numberType: NumberType;
  readonly assignmentTypes: readonly ('application' | 'person')[];
  readonly capabilities: { readonly calling: Capability; readonly sms: Capability };
  readonly monthly: { readonly amount: number; readonly currencyCode: string };
  readonly mustAgreeNotToResell: boolean;
}

const BOTH = 'inbound+outbound';

export const OFFERINGS: readonly Offering[] = [
  offering('US', 'United States', 'geographic', BOTH, 1),
  offering('US', 'United States', 'tollFree', BOTH, 2),
  offering('CA', 'Canada', 'geographic', BOTH, 1),
  offering('GB', 'United Kingdom', 'geographic', 'none', 1),
  offering('GB', 'United Kingdom', 'mobile', BOTH, 1.5),
  offering('GB', 'United Kingdom', 'tollFree', 'none', 2.5),
  offering('AU', 'Australia', 'geographic', 'none', 2.5),
  offering('AU', 'Australia', 'mobile', BOTH, 4.5),
  offering('AU', 'Australia', 'tollFree', 'none', 16),
];

function offering(
  countryCode: string,
  countryName: string,
  numberType: NumberType,
  sms: Capability,
  amount: number,
): Offering {
  return {
    ...{ countryCode, countryName, numberType },
    assignmentTypes: numberType === 'geographic' ? ['application', 'person'] : ['application'],
    capabilities: { calling: BOTH, sms },
    monthly: { amount, currencyCode: 'USD' },
    // What Australia asks of whoever has a number there.
    mustAgreeNotToResell: countryCode === 'AU',
  };
}
