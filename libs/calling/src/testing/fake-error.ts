/** An error of the SDK's shape. */
export class FakeError extends Error {
  readonly code: number;
  readonly subCode: number;

  constructor(code: number, subCode: number) {
    super(`refused with ${code}/${subCode}`);
    this.code = code;
    this.subCode = subCode;
  }
}
