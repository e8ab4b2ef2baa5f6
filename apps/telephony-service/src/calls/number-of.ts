const PHONE = /^4:(\+[1-9]\d{1,14})$/;

/** The number of a phone by its raw id; undefined for who is none. */
export function numberOf(rawId: string): string | undefined {
  return PHONE.exec(rawId)?.[1];
}
