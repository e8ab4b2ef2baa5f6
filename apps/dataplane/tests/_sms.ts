import { SmsClient } from '@azure/communication-sms';
import { EventGridDeserializer, isSystemEvent } from '@azure/eventgrid';
import type { Config, DataPlane } from '../src/index.ts';
import { control, start } from './_harness.ts';
import type { Running } from './_harness.ts';
import type { Subscriber } from './_subscriber.ts';

export const OURS = '+14255550100';
export const TOLL_FREE = '+18005550100';
/** Takes texts and sends none. */
export const SILENT = '+14255550101';
export const THEIRS = '+14255550111';

/** Gives a data plane a few numbers. */
export async function seedNumbers(plane: Pick<DataPlane, 'control'>): Promise<void> {
  const silent = { calling: 'none', sms: 'inbound' };
  await control(plane, 'POST', '/seed', {
    phoneNumbers: [
      { phoneNumber: OURS },
      { phoneNumber: TOLL_FREE, numberType: 'tollFree' },
      { phoneNumber: SILENT, capabilities: silent },
    ],
  });
}

export async function startWithSms(config: Partial<Config> = {}): Promise<Running> {
  const running = await start(config);
  await seedNumbers(running.plane);
  return running;
}

export function smsClient(plane: Pick<DataPlane, 'connectionString'>): SmsClient {
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

export async function shownMessages(
  plane: Pick<DataPlane, 'control'>,
  query = '',
): Promise<ShownMessage[]> {
  const { body } = await control(plane, 'GET', `/sms/messages?limit=200${query}`);
  return (body as { value: ShownMessage[] }).value;
}

export async function advance(plane: Pick<DataPlane, 'control'>, ms: number): Promise<void> {
  await control(plane, 'POST', '/clock/advance', { ms });
}

/** Everything a subscriber was told, as Microsoft's library reads it. */
export async function told(
  endpoint: Subscriber,
  type: 'SMSReceived' | 'SMSDeliveryReportReceived',
): Promise<Record<string, unknown>[]> {
  const reader = new EventGridDeserializer();
  const all = await Promise.all(
    endpoint.notified.map(({ text }) => reader.deserializeEventGridEvents(text)),
  );
  return all
    .flat()
    .filter((event) => isSystemEvent(`Microsoft.Communication.${type}`, event))
    .map(({ data }) => data as unknown as Record<string, unknown>);
}
