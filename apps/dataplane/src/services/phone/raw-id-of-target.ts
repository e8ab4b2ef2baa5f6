const TARGET = /^(?:sips?:(?<user>[^@;?]+)(?:;[^@?]*)?@|tel:(?<number>[^;?]+))/i;

/** @returns the raw identifier of whom a URI names: a phone by its number, a person by their own; nothing for others */
export function rawIdOfTarget(uri: string): string | undefined {
  const { user, number } = TARGET.exec(uri)?.groups ?? {};
  const name = decoded(user ?? number ?? '');
  if (/^8:[!-~]{1,254}$/.test(name)) return name;
  const digits = name.replace(/[().\-\s]/g, '');
  return /^\+[1-9]\d{1,14}$/.test(digits) ? `4:${digits}` : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
