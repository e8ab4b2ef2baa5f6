import { defaultRules } from '../src/services/phone/spend/default-rules.ts';
import type { SpendReport } from '../src/services/phone/spend/report.ts';
import type { SpendRules } from '../src/services/phone/spend/rules.ts';
import { control } from './_harness.ts';
import type { Running } from './_harness.ts';

type Plane = Pick<Running, 'plane'>;

export interface ChargeInfo {
  readonly callId: string;
  readonly phoneNumber: string;
  readonly country: string | null;
  readonly prefix: string;
  readonly perMinute: number;
  readonly seconds: number;
  readonly cost: number;
  readonly outcome: string;
}

/** Everything as it is without settings, but for this. */
export async function setRules({ plane }: Plane, changes: Partial<SpendRules> = {}): Promise<void> {
  const { revision } = (await control(plane, 'GET', '/phone/spend/rules')).body as {
    revision: number;
  };
  const rules = { ...defaultRules, ...changes, revision };
  const { status } = await control(plane, 'PUT', '/phone/spend/rules', rules);
  if (status !== 200) throw new Error(`The rules were refused with ${status}.`);
}

export async function spendOf({ plane }: Plane): Promise<SpendReport> {
  return (await control(plane, 'GET', '/phone/spend')).body as SpendReport;
}

/** Finished calls, the latest first. */
export async function chargesOf({ plane }: Plane): Promise<ChargeInfo[]> {
  const { body } = await control(plane, 'GET', '/phone/spend/calls');
  return (body as { value: ChargeInfo[] }).value;
}
