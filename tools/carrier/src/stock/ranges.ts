import type { Division, NumberRange, NumberType } from './number-range.ts';

/** Area codes of North America, and where they are. */
const NORTH_AMERICA: readonly (readonly [string, string, string, string, string])[] = [
  ['US', '202', 'Washington', 'DC', 'District of Columbia'],
  ['US', '206', 'Seattle', 'WA', 'Washington'],
  ['US', '212', 'New York', 'NY', 'New York'],
  ['US', '213', 'Los Angeles', 'CA', 'California'],
  ['US', '303', 'Denver', 'CO', 'Colorado'],
  ['US', '305', 'Miami', 'FL', 'Florida'],
  ['US', '312', 'Chicago', 'IL', 'Illinois'],
  ['US', '404', 'Atlanta', 'GA', 'Georgia'],
  ['US', '415', 'San Francisco', 'CA', 'California'],
  ['US', '425', 'Bellevue', 'WA', 'Washington'],
  ['US', '512', 'Austin', 'TX', 'Texas'],
  ['US', '617', 'Boston', 'MA', 'Massachusetts'],
  ['CA', '416', 'Toronto', 'ON', 'Ontario'],
  ['CA', '514', 'Montreal', 'QC', 'Quebec'],
  ['CA', '604', 'Vancouver', 'BC', 'British Columbia'],
];
const TOLL_FREE = ['800', '833', '844', '855', '866', '877', '888'];
const BRITAIN: readonly (readonly [string, string, string])[] = [
  ['20', '7946', 'London'],
  ['121', '496', 'Birmingham'],
  ['131', '496', 'Edinburgh'],
  ['161', '496', 'Manchester'],
];
const AUSTRALIA: readonly (readonly [string, string, string, string])[] = [
  ['2', 'Sydney', 'NSW', 'New South Wales'],
  ['3', 'Melbourne', 'VIC', 'Victoria'],
  ['7', 'Brisbane', 'QLD', 'Queensland'],
  ['8', 'Perth', 'WA', 'Western Australia'],
];

/**
 * Reserved numbers alone, which no real phone has: 555-0100 to 555-0199 of each area code in North America,
 * what Ofcom keeps for drama in Britain, and the ACMA for fiction in Australia.
 */
export const RANGES: readonly NumberRange[] = [
  ...NORTH_AMERICA.map(([country, area, locality, code, name]) =>
    range(country, 'geographic', area, [`+1${area}5550100`, 100], locality, { code, name }),
  ),
  ...TOLL_FREE.map((area) => range('US', 'tollFree', area, [`+1${area}5550100`, 100])),
  ...BRITAIN.map(([area, exchange, locality]) =>
    range('GB', 'geographic', area, [`+44${area}${exchange}0000`, 1_000], locality),
  ),
  range('GB', 'mobile', '7700', ['+447700900000', 1_000]),
  range('GB', 'tollFree', '808', ['+448081570000', 1_000]),
  ...AUSTRALIA.map(([area, locality, code, name]) =>
    range('AU', 'geographic', area, [`+61${area}55500000`, 1_000], locality, { code, name }),
  ),
  // So few that they run out.
  range('AU', 'mobile', '491', ['+61491570156', 4]),
  range('AU', 'tollFree', '1800', ['+611800975707', 5]),
];

function range(
  countryCode: string,
  numberType: NumberType,
  areaCode: string,
  [first, count]: readonly [string, number],
  locality?: string,
  division?: Division,
): NumberRange {
  const place = { ...(locality && { locality }), ...(division && { division }) };
  return { countryCode, numberType, areaCode, first, count, ...place };
}
