import { PhoneNumbersClient } from '@azure/communication-phone-numbers';
import type { SearchAvailablePhoneNumbersRequest } from '@azure/communication-phone-numbers';
import type { DataPlane } from '../src/index.ts';
import { control } from './_harness.ts';
import { INVENTORY_KEY } from './_inventory.ts';
import type { FakeInventory } from './_inventory.ts';

type OperationOptions = NonNullable<Parameters<PhoneNumbersClient['getPurchasedPhoneNumber']>[1]>;

/** The generated client inside, which is the only one that gets and cancels operations. */
interface Inside {
  readonly client: {
    readonly phoneNumbers: {
      getOperation(id: string): Promise<{ readonly status: string; readonly error?: object }>;
      cancelOperation(id: string): Promise<void>;
      getSearchResult(id: string): Promise<{
        readonly phoneNumbers: string[];
        readonly error: string;
      }>;
    };
  };
}

/** Polls as soon as it may. */
export const quickly = { updateIntervalInMs: 1 } as OperationOptions;

export const wanted = {
  countryCode: 'US',
  phoneNumberType: 'geographic',
  assignmentType: 'application',
  capabilities: { calling: 'inbound+outbound', sms: 'outbound' },
  areaCode: '425',
} as const satisfies SearchAvailablePhoneNumbersRequest;

export function numbersClient(
  plane: Pick<DataPlane, 'connectionString'>,
  acceptLanguage?: string,
): PhoneNumbersClient {
  const [, endpoint = '', key = ''] =
    /^endpoint=(.*);accesskey=(.*)$/.exec(plane.connectionString) ?? [];
  const options = { allowInsecureConnection: true, retryOptions: { maxRetries: 0 } };
  if (acceptLanguage === undefined) return new PhoneNumbersClient(plane.connectionString, options);
  // Beside a connection string, the SDK does not look at the language.
  return new PhoneNumbersClient(endpoint, { key }, { ...options, acceptLanguage });
}

export function inside(client: PhoneNumbersClient): Inside['client']['phoneNumbers'] {
  return (client as unknown as Inside).client.phoneNumbers;
}

export function carrier({ url }: FakeInventory) {
  return { numbers: { kind: 'carrier', url, key: INVENTORY_KEY } } as const;
}

/** A search from the beginning to the end. */
export async function found(client: PhoneNumbersClient, more: { quantity?: number } = {}) {
  const poller = await client.beginSearchAvailablePhoneNumbers({ ...wanted, ...more }, quickly);
  return poller.pollUntilDone();
}

/** A number that was searched and bought. */
export async function bought(client: PhoneNumbersClient): Promise<string> {
  const { searchId, phoneNumbers } = await found(client);
  const poller = await client.beginPurchasePhoneNumbers(searchId, quickly);
  await poller.pollUntilDone();
  return phoneNumbers[0]!;
}

/** The ids that came with the answer to a request. */
export function headersOf() {
  let headers: Record<string, string> = {};
  const options = {
    ...quickly,
    onResponse: (response: { headers: { toJSON(): Record<string, string> }; status: number }) => {
      // Of the first answer; later ones are polls.
      if (response.status === 202) headers = response.headers.toJSON();
    },
  } as OperationOptions;
  return { options, get: (name: string) => headers[name]! };
}

/** Turns the clock, and waits for what was due. */
export async function advance(plane: Pick<DataPlane, 'control'>, ms: number): Promise<void> {
  await control(plane, 'POST', '/clock/advance', { ms });
}
