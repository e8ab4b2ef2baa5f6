/**
 * How a carrier writes an id. Many give it in hexadecimal in submit_sm_resp and in decimal in receipts, or the
 * other way round, or change its case; which of these one does is found out once and configured, never guessed:
 * `10` is a different message in either.
 */
export type IdForm = 'exact' | 'any-case' | 'hexadecimal' | 'decimal';

export interface IdForms {
  /** In submit_sm_resp. */
  readonly response: IdForm;
  /** In receipts. */
  readonly receipt: IdForm;
}

const DIGITS: Readonly<Record<'hexadecimal' | 'decimal', RegExp>> = {
  hexadecimal: /^[\da-f]{1,64}$/i,
  decimal: /^\d{1,64}$/,
};

/**
 * @returns the id in the one form in which ids of responses and receipts can be compared; undefined where it is
 *   not of the form that was agreed on
 */
export function canonicalId(id: string, form: IdForm): string | undefined {
  if (form === 'exact') return id;
  if (form === 'any-case') return id.toLowerCase();
  if (!DIGITS[form].test(id)) return undefined;
  return BigInt(form === 'hexadecimal' ? `0x${id}` : id).toString();
}
