import type { createPhoneNumbersClient } from '@switchboard/acs-client/server';

export type NumbersClient = ReturnType<typeof createPhoneNumbersClient>;
