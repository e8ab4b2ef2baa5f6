import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PhoneNumbersClient } from '@azure/communication-phone-numbers';
import { all, start } from './_harness.ts';
import type { Running } from './_harness.ts';
import { advance, headersOf, numbersClient, quickly, wanted } from './_numbers.ts';
import { freshDatabase, hasServices, REDIS } from './_services.ts';

const services = await hasServices();
if (!services) process.stderr.write('SKIPPED: scaled numbers, for want of Postgres and Redis\n');

const QUARTER_MS = 15 * 60_000;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-numbers-'));
});
afterAll(() => rm(folder, { recursive: true }));

const numbers = ({ plane }: Pick<Running, 'plane'>) => numbersClient(plane);

describe('numbers of a file', () => {
  const path = () => join(folder, 'numbers.json');
  const write = (content: object) => writeFile(path(), JSON.stringify(content));
  const offering = { countryCode: 'GB', numberType: 'mobile' };
  const two = [
    { phoneNumber: '+447700900123', areaCode: '7700' },
    { phoneNumber: '+447700900124' },
  ];
  const mobile = { ...wanted, countryCode: 'GB', phoneNumberType: 'mobile' } as const;
  const search = async (client: PhoneNumbersClient, quantity: number) => {
    const { areaCode: _areaCode, ...anywhere } = mobile;
    const poller = await client.beginSearchAvailablePhoneNumbers(
      { ...anywhere, quantity },
      quickly,
    );
    return poller.pollUntilDone();
  };

  it('are held, bought once, and given back', async () => {
    await write({ offerings: [{ ...offering, numbers: two }] });
    await using running = await start({ numbers: { kind: 'file', path: path() } });
    const client = numbers(running);
    expect(await all(client.listAvailableCountries())).toEqual([
      { countryCode: 'GB', localizedName: 'United Kingdom' },
    ]);
    expect(await all(client.listAvailableMobileAreaCodes('GB'))).toEqual([{ areaCode: '7700' }]);
    const { searchId, phoneNumbers } = await search(client, 2);
    expect(phoneNumbers).toEqual(two.map(({ phoneNumber }) => phoneNumber));
    await expect(search(client, 1)).rejects.toThrow(/not as many/);
    const browse = { countryCode: 'GB', phoneNumberType: 'mobile' } as const;
    expect((await client.browseAvailablePhoneNumbers(browse)).phoneNumbers).toEqual([]);
    await (await client.beginPurchasePhoneNumbers(searchId, quickly)).pollUntilDone();
    await advance(running.plane, QUARTER_MS * 2);
    await expect(search(client, 1)).rejects.toThrow(/not as many/);
    await (await client.beginReleasePhoneNumber('+447700900124', quickly)).pollUntilDone();
    expect((await search(client, 1)).phoneNumbers).toEqual(['+447700900124']);
    await advance(running.plane, QUARTER_MS * 2);
    const { phoneNumbers: free } = await client.browseAvailablePhoneNumbers(browse);
    const reservationId = randomUUID();
    await client.createOrUpdateReservation({ reservationId }, { add: free });
    expect((await client.browseAvailablePhoneNumbers(browse)).phoneNumbers).toEqual([]);
    await client.createOrUpdateReservation({ reservationId }, { remove: [free[0]!.id!] });
    expect((await client.browseAvailablePhoneNumbers(browse)).phoneNumbers).toEqual(free);
    const details = { includeAdditionalOperatorDetails: true };
    const { values } = await client.searchOperatorInformation(['+447700900123'], details);
    expect(values![0]).toMatchObject({ numberType: 'mobile', isoCountryCode: 'GB' });
  });
});

(services ? describe : describe.skip)('two data planes over one database', () => {
  it('sell each number of a file once, and carry out each operation once', async () => {
    await using database = await freshDatabase();
    const path = join(folder, 'shared.json');
    const listed = Array.from({ length: 10 }, (_, at) => ({ phoneNumber: `+1425555011${at}` }));
    const offering = { countryCode: 'US', numberType: 'geographic', numbers: listed };
    await writeFile(path, JSON.stringify({ offerings: [offering] }));
    const scaled = { databaseUrl: database.url, redisUrl: REDIS };
    const both = { ...scaled, numbers: { kind: 'file', path } } as const;
    await using one = await start(both);
    await using two = await start(both);
    const { areaCode: _areaCode, ...anywhere } = wanted;
    const searches = await Promise.all(
      listed.map(async (_, at) => {
        const client = numbers(at % 2 ? one : two);
        const poller = await client.beginSearchAvailablePhoneNumbers(anywhere, quickly);
        return poller.pollUntilDone();
      }),
    );
    const sold = searches.flatMap(({ phoneNumbers }) => phoneNumbers).toSorted();
    expect(sold).toEqual(listed.map(({ phoneNumber }) => phoneNumber));
    const purchases = searches.flatMap(({ searchId }) =>
      [one, two].map(async (at) => {
        const { options, get } = headersOf();
        const poller = await numbers(at).beginPurchasePhoneNumbers(searchId, options);
        await poller.pollUntilDone();
        return get('purchase-id');
      }),
    );
    expect(new Set(await Promise.all(purchases)).size).toBe(10);
    const owned = await all(numbers(two).listPurchasedPhoneNumbers());
    expect(owned.map(({ phoneNumber }) => phoneNumber).toSorted()).toEqual(sold);
  });
});
