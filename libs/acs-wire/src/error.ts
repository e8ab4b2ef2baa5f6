/** One error as every service writes it. */
export interface ErrorDetail {
  readonly code: string;
  readonly message: string;
  readonly target?: string;
  readonly details?: readonly ErrorDetail[];
  /** What was behind it. */
  readonly innererror?: Pick<ErrorDetail, 'code' | 'message'>;
}

/** The body of every answer that is not a success. */
export interface ErrorEnvelope {
  readonly error: ErrorDetail;
}
