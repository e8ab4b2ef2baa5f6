import { SmsClient } from '@azure/communication-sms';
import { phoneNumbersPort } from '../src/services/phone-numbers/port.ts';
import type { OwnedNumber, PhoneNumbers } from '../src/services/phone-numbers/port.ts';
import { smsService } from '../src/services/sms/service.ts';
import type { Config, DataPlane } from '../src/index.ts';
import { control, start } from './_harness.ts';
import type { Running } from './_harness.ts';

export const OURS = '+14255550100';
export const TOLL_FREE = '+18005550100';
/** Takes texts and sends none. */
export const SILENT = '+14255550101';
export const THEIRS = '+14255550111';

const owned = (phoneNumber: string, more: Partial<OwnedNumber> = {}): OwnedNumber => ({
  phoneNumber,
  numberType: 'geographic',
  capabilities: { calling: 'none', sms: 'inbound+outbound' },
  countryCode: 'US',
  assignmentType: 'application',
  ...more,
});

const NUMBERS = [
  owned(OURS),
  owned(TOLL_FREE, { numberType: 'tollFree' }),
  owned(SILENT, { capabilities: { calling: 'none', sms: 'inbound' } }),
];

const numbers: PhoneNumbers = {
  owned: async (wanted) => NUMBERS.find(({ phoneNumber }) => phoneNumber === wanted),
  onReleased: () => undefined,
};

/** A data plane that has a few numbers. */
export async function startWithSms(config: Partial<Config> = {}): Promise<Running> {
  const module: typeof smsService = {
    ...smsService,
    open(platform, its) {
      platform.ports.offer(phoneNumbersPort, numbers);
      return smsService.open(platform, its);
    },
  };
  return start(config, { services: [module] });
}

export function smsClient(plane: DataPlane): SmsClient {
  return new SmsClient(plane.connectionString, {
    allowInsecureConnection: true,
    retryOptions: { maxRetries: 0 },
  });
}

/** A text as the control plane shows it. */
export interface ShownMessage {
  readonly id: string;
  readonly recipient: string;
  readonly state: string;
  readonly status: string | null;
  readonly attempts: number;
  readonly isReply: boolean;
}

export async function shownMessages(plane: DataPlane, query = ''): Promise<ShownMessage[]> {
  const { body } = await control(plane, 'GET', `/sms/messages?limit=200${query}`);
  return (body as { value: ShownMessage[] }).value;
}

export async function advance(plane: DataPlane, ms: number): Promise<void> {
  await control(plane, 'POST', '/clock/advance', { ms });
}
