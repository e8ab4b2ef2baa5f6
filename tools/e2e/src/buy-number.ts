import { PhoneNumbersClient } from '@azure/communication-phone-numbers';
import { expect } from '@playwright/test';
import { connection } from './connection.ts';

/** A number that texts, searched and bought of the phone network as any program does it. @param calling what calls it takes and makes */
export async function buyNumber(
  areaCode: string,
  calling: 'none' | 'inbound+outbound' = 'none',
): Promise<string> {
  const client = new PhoneNumbersClient(...(await connection()));
  const search = await client.beginSearchAvailablePhoneNumbers({
    countryCode: 'US',
    phoneNumberType: 'geographic',
    assignmentType: 'application',
    capabilities: { calling, sms: 'inbound+outbound' },
    areaCode,
  });
  const { searchId, phoneNumbers } = await endOf(search);
  await endOf(await client.beginPurchasePhoneNumbers(searchId));
  return phoneNumbers[0]!;
}

/** Gives a number back, for journeys after which there are to be none. */
export async function releaseNumber(number: string): Promise<void> {
  const client = new PhoneNumbersClient(...(await connection()));
  await endOf(await client.beginReleasePhoneNumber(number));
}

interface Poller<Result> {
  poll(): Promise<unknown>;
  isDone(): boolean;
  getResult(): Result | undefined;
}

/** The same as `pollUntilDone`, which leaves two seconds between its questions. */
async function endOf<Result>(poller: Poller<Result>): Promise<Result> {
  const isDone = async (): Promise<boolean> => {
    await poller.poll();
    return poller.isDone();
  };
  await expect.poll(isDone).toBe(true);
  return poller.getResult()!;
}
