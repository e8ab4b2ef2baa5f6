import { jest } from '@jest/globals';

// Unattended, beside other work: what failed once is tried once more, and its first failure is printed.
jest.retryTimes(1, { logErrorsBeforeRetry: true });
