/**
 * Emergency numbers of all countries together, small enough for a page. A test compares
 * it with what google-libphonenumber knows.
 */
const EMERGENCY = new RegExp(
  `^(?:${[
    '0[123]|0(?:00|01|02|03|11|19|22|33|50|60|65|66|68|80|85|88)',
    '1[3-9]|1(?:0[0-8]|1\\d|2[023457-9]|3[0-3]|4[04]|5[0-9]|6[06]|7[01257]|8[08]|9[0-57-9])',
    '1(?:122|220|298|3\\d\\d|444|669|730)|211|2611|311|333|355|511|555|666|819|888',
    '9[0-4]|9(?:0[1-3]|1[1-379]|22|3[39]|55|77|9\\d)|9999',
  ].join('|')})$`,
);

/**
 * Is this an emergency number in any country, with or without a country code before it? For dial pads that call
 * none of them: there it does not matter where somebody is.
 *
 * @param dialled as people write it; what is no digit is left out
 */
export function isEmergencyAnywhere(dialled: string): boolean {
  const digits = dialled.slice(0, 40).replace(/\D/g, '');
  if (EMERGENCY.test(digits)) return true;
  if (!dialled.trimStart().startsWith('+')) return false;
  return [1, 2, 3].some((length) => EMERGENCY.test(digits.slice(length)));
}
