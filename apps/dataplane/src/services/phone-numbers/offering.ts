import type { AssignmentType, NumberCapabilities, NumberType } from '@switchboard/acs-wire';
import { WireError } from '../../platform/wire/errors.ts';
import type { Offering } from './inventory.ts';
import { includesBoth } from './number.ts';
import type { OfferedNumber } from './number.ts';

export interface Plan {
  readonly countryCode: string;
  readonly numberType: NumberType;
  readonly assignmentType?: AssignmentType | undefined;
  /** What it must be able to do at least. */
  readonly capabilities?: {
    readonly [Name in keyof NumberCapabilities]?: NumberCapabilities[Name] | undefined;
  };
}

/** @throws WireError 400 as the service words it, when nothing is offered that does */
export function offeringFor(offerings: readonly Offering[], plan: Plan): Offering {
  const { calling = 'none', sms = 'none' } = plan.capabilities ?? {};
  const found = offerings.find(
    (one) =>
      one.countryCode === plan.countryCode &&
      one.numberType === plan.numberType &&
      (plan.assignmentType === undefined || one.assignmentTypes.includes(plan.assignmentType)) &&
      includesBoth(one.capabilities, { calling, sms }),
  );
  if (found) return found;
  throw noPlans();
}

/** What every number of an offering has in common. */
export function termsOf(
  { countryCode, numberType, capabilities, monthly }: Offering,
  assignmentType: AssignmentType,
): Omit<OfferedNumber, 'phoneNumber'> {
  const { calling, sms } = capabilities;
  return {
    ...{ countryCode, numberType, assignmentType, calling, sms },
    ...{ maxCalling: calling, maxSms: sms, ...monthly },
  };
}

function noPlans(): WireError {
  const message = 'We are unable to find phone plans to match your requested capabilities.';
  return new WireError(400, 'InternalError', message, {
    inner: { code: 'BadRequest', message },
  });
}
