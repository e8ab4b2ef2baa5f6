/** Enough of a phone number to know which it is, for a log. */
export function hidden(number: string): string {
  return `…${number.slice(-4)}`;
}
