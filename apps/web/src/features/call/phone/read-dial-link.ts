const E164 = /^\+[1-9]\d{1,14}$/;

/** Numbers as E.164 has them. */
export interface DialLink {
  readonly number: string;
  readonly from: string | undefined;
}

/** Reads `#dial=%2B1…&from=%2B1…`: whom another app wants to have called, and from which number. */
export function readDialLink(fragment: string): DialLink | undefined {
  const read = new URLSearchParams(fragment.replace(/^#/, ''));
  const [number, from] = [read.get('dial'), read.get('from')];
  if (number === null || !E164.test(number)) return undefined;
  return { number, from: from !== null && E164.test(from) ? from : undefined };
}
