/** @returns the number in E.164; undefined where it is none, or withheld */
export function numberOf(rawId: string): string | undefined {
  return /^4:(\+[1-9]\d{6,14})$/.exec(rawId)?.[1];
}
