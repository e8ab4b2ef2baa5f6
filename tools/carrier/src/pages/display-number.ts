/** @returns a number in groups that people read; those of North America, Britain and Australia */
export function displayNumber(number: string): string {
  const groups =
    /^(\+1)(\d{3})(\d{3})(\d{4})$/.exec(number) ??
    /^(\+44)(7\d{3})(\d{6})$/.exec(number) ??
    /^(\+44)(20)(\d{4})(\d{4})$/.exec(number) ??
    /^(\+61)(4\d{2})(\d{3})(\d{3})$/.exec(number);
  return groups ? groups.slice(1).join(' ') : number;
}
