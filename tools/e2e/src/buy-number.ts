import { PhoneNumbersClient } from '@azure/communication-phone-numbers';
import { stack } from './stack.ts';

/** A number that texts, searched and bought of the phone network as any program does it. */
export async function buyNumber(areaCode: string): Promise<string> {
  const client = new PhoneNumbersClient(...connection());
  const search = await client.beginSearchAvailablePhoneNumbers({
    countryCode: 'US',
    phoneNumberType: 'geographic',
    assignmentType: 'application',
    capabilities: { calling: 'none', sms: 'inbound+outbound' },
    areaCode,
  });
  const { searchId, phoneNumbers } = await search.pollUntilDone();
  const purchase = await client.beginPurchasePhoneNumbers(searchId);
  await purchase.pollUntilDone();
  return phoneNumbers[0]!;
}

/** Over plain HTTP on this machine, whose authority a process would have to know from its start. */
function connection() {
  const { connectionString, dataplane } = stack();
  const key = connectionString.slice(connectionString.indexOf('accesskey=') + 'accesskey='.length);
  return [dataplane.http, { key }, { allowInsecureConnection: true }] as const;
}
