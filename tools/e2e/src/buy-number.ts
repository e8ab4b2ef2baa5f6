import { PhoneNumbersClient } from '@azure/communication-phone-numbers';
import { stack } from './stack.ts';

/** A number that texts, searched and bought of the phone network as any program does it. */
export async function buyNumber(areaCode: string): Promise<string> {
  const client = new PhoneNumbersClient(...(await connection()));
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

/**
 * Over plain HTTP on this machine, whose authority a process would have to know from its start; with the
 * key as it is now, since another journey may have revoked the one before.
 */
async function connection() {
  const { http, control } = stack().dataplane;
  const { primary: key } = (await (await fetch(`${control}/keys`)).json()) as { primary: string };
  return [http, { key }, { allowInsecureConnection: true }] as const;
}
