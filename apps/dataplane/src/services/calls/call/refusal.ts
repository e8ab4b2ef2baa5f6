import type { CallFailure, CallReason } from '@switchboard/acs-wire';

/** A request that is not carried out; the client gets the code, the sub-code and the words. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly failure: CallFailure;

  constructor(message: string, { code, subCode }: CallReason) {
    super(message);
    this.failure = { code, subCode, message };
  }
}

export const invalid = (message: string): Refusal =>
  new Refusal(message, { code: 400, subCode: 41006 });
export const forbidden = (message: string): Refusal =>
  new Refusal(message, { code: 403, subCode: 510403 });
export const notFound = (message: string): Refusal =>
  new Refusal(message, { code: 404, subCode: 0 });
export const conflict = (message: string): Refusal =>
  new Refusal(message, { code: 412, subCode: 41071 });
export const tooMany = (message: string): Refusal =>
  new Refusal(message, { code: 429, subCode: 0 });
