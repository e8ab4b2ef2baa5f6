import type { Rate, SpendRules } from './rules.ts';

/**
 * Beside the United States and Canada, those that share their calling code and cost many times as much:
 * numbers there, and premium ones, are what toll fraud calls.
 */
const DENIED: Readonly<Record<string, string>> = {
  '+1242': 'Bahamas',
  '+1246': 'Barbados',
  '+1264': 'Anguilla',
  '+1268': 'Antigua and Barbuda',
  '+1284': 'British Virgin Islands',
  '+1345': 'Cayman Islands',
  '+1441': 'Bermuda',
  '+1473': 'Grenada',
  '+1649': 'Turks and Caicos Islands',
  '+1658': 'Jamaica',
  '+1664': 'Montserrat',
  '+1721': 'Sint Maarten',
  '+1758': 'Saint Lucia',
  '+1767': 'Dominica',
  '+1784': 'Saint Vincent and the Grenadines',
  '+1809': 'Dominican Republic',
  '+1829': 'Dominican Republic',
  '+1849': 'Dominican Republic',
  '+1868': 'Trinidad and Tobago',
  '+1869': 'Saint Kitts and Nevis',
  '+1876': 'Jamaica',
  '+1900': 'Premium rate',
};

const allowed: Rate = {
  ...{ prefix: '+1', name: 'United States and Canada', perMinute: 13_000, isAllowed: true },
};
const denied = Object.entries(DENIED).map(([prefix, name]): Rate => ({
  prefix,
  name,
  perMinute: 0,
  isAllowed: false,
}));

/** What holds until somebody sets it: the pretend network's numbers can be called, and little is at risk. */
export const defaultRules: SpendRules = {
  currency: 'USD',
  rates: [allowed, ...denied],
  allowsPremium: false,
  resource: { calls: 500, costPerDay: 250_000_000, minutesPerDay: 20_000 },
  perNumber: { calls: 100, costPerDay: 100_000_000, minutesPerDay: 8_000 },
  numbers: [],
  callerPerMinute: 60,
};
