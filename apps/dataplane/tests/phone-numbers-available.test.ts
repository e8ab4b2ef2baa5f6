import type { ListLocalitiesOptions } from '@azure/communication-phone-numbers';
import { all, refused } from './_harness.ts';
import { numbersClient, wanted } from './_numbers.ts';
import { useNumbers } from './_started-numbers.ts';

const started = useNumbers();

describe('what is available', () => {
  it('is listed by country, in the language that was asked for', async () => {
    const names = await all(started.client().listAvailableCountries());
    expect(names).toEqual([
      { localizedName: 'United Kingdom', countryCode: 'GB' },
      { localizedName: 'United States', countryCode: 'US' },
    ]);
    const german = await all(
      numbersClient(started.running.plane, 'de-DE').listAvailableCountries(),
    );
    expect(german.map(({ localizedName }) => localizedName)).toEqual([
      'Vereinigte Staaten',
      'Vereinigtes Königreich',
    ]);
    const odd = await all(numbersClient(started.running.plane, '%, de').listAvailableCountries());
    expect(odd).toEqual(names);
  });

  it('is listed by town, area code and offering', async () => {
    const numbers = started.client();
    expect(await all(numbers.listAvailableLocalities('US'))).toEqual([
      {
        localizedName: 'Bellevue',
        administrativeDivision: { localizedName: 'Washington', abbreviatedName: 'WA' },
      },
      expect.objectContaining({ localizedName: 'Seattle' }),
    ]);
    const nowhere = { administrativeDivision: 'TX' };
    expect(await all(numbers.listAvailableLocalities('US', nowhere))).toEqual([]);
    const inSeattle = { locality: 'seattle', administrativeDivision: 'WA' };
    expect(await all(numbers.listAvailableGeographicAreaCodes('US', inSeattle))).toEqual([
      { areaCode: '206' },
    ]);
    expect(await all(numbers.listAvailableTollFreeAreaCodes('US'))).toEqual([{ areaCode: '833' }]);
    expect(await all(numbers.listAvailableMobileAreaCodes('US'))).toEqual([]);
    expect(
      await all(numbers.listAvailableOfferings('US', { phoneNumberType: 'tollFree' })),
    ).toEqual([
      {
        phoneNumberType: 'tollFree',
        assignmentType: 'application',
        availableCapabilities: { calling: 'inbound', sms: 'outbound' },
        cost: { amount: 1, currencyCode: 'USD', billingFrequency: 'monthly' },
      },
    ]);
    expect(await all(numbers.listAvailableOfferings('US'))).toHaveLength(3);
  });

  it('comes in pages', async () => {
    const small = { maxPageSize: 1, skip: 0 } as ListLocalitiesOptions;
    const towns = await all(started.client().listAvailableLocalities('US', small));
    expect(towns.map(({ localizedName }) => localizedName)).toEqual(['Bellevue', 'Seattle']);
  });

  it('can be browsed', async () => {
    const request = { countryCode: 'US', phoneNumberType: 'geographic' } as const;
    const { phoneNumbers } = await started.client().browseAvailablePhoneNumbers(request, {
      phoneNumberPrefixes: ['+1425555010'],
      capabilities: { sms: 'inbound' },
    });
    expect(phoneNumbers).toHaveLength(10);
    expect(phoneNumbers[0]).toMatchObject({
      id: '14255550100',
      phoneNumber: '+14255550100',
      status: 'available',
      capabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
      isAgreementToNotResellRequired: false,
    });
  });

  it('is refused where there is no such country, or nothing that does that', async () => {
    const odd = { countryCode: 'INVALID', phoneNumberType: 'tollFree' } as const;
    await expect(started.client().browseAvailablePhoneNumbers(odd)).rejects.toEqual(
      refused(400, 'BadRequest'),
    );
    await expect(
      started.client().beginSearchAvailablePhoneNumbers({ ...wanted, phoneNumberType: 'mobile' }),
    ).rejects.toMatchObject({
      statusCode: 400,
      code: 'InternalError',
      message: expect.stringContaining('unable to find phone plans'),
      details: { error: { innerError: { code: 'BadRequest' } } },
    });
  });
});

describe('a look-up', () => {
  it('tells how a number is written, and who serves it', async () => {
    const { values } = await started.client().searchOperatorInformation(['+14255550100'], {
      includeAdditionalOperatorDetails: true,
    });
    expect(values).toEqual([
      {
        phoneNumber: '+14255550100',
        nationalFormat: '(425) 555-0100',
        internationalFormat: '+1 425 555 0100',
        isoCountryCode: 'US',
        numberType: 'geographic',
        operatorDetails: expect.objectContaining({ name: 'Contoso Telecom' }),
      },
    ]);
    const format = await started.client().searchOperatorInformation(['+447700900456']);
    expect(format.values![0]).not.toHaveProperty('operatorDetails');
    const unknown = await started.client().searchOperatorInformation(['+447700900456'], {
      includeAdditionalOperatorDetails: true,
    });
    expect(unknown.values![0]).toMatchObject({ numberType: 'unknown', isoCountryCode: 'GB' });
  });

  it('takes one number', async () => {
    const two = ['+14255550100', '+14255550101'];
    await expect(started.client().searchOperatorInformation(two)).rejects.toMatchObject({
      statusCode: 400,
      code: 'BadRequest',
      message: expect.stringContaining('Can only accept one phoneNumber'),
    });
    for (const odd of [[], ['425'], ['+']]) {
      await expect(started.client().searchOperatorInformation(odd)).rejects.toEqual(
        refused(400, 'BadRequest'),
      );
    }
  });
});
