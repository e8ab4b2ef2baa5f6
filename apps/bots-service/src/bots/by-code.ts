/** Who writes flows that come with the program. */
export const BY_CODE = 'code';
