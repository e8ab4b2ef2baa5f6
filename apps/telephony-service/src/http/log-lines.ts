import { logLines } from '@switchboard/app-server';
import { codeOf } from '@switchboard/kernel';
import type { Logger } from '@switchboard/service';

/** Every line this service logs. */
export function telephonyLines(log: Logger) {
  return {
    ...logLines(log),
    numbersUnknown(error: unknown): void {
      log.warn({ code: codeOf(error) }, 'the trusted service did not say which numbers are ours');
    },
  };
}
