import { logLines } from '@switchboard/app-server';
import { codeOf } from '@switchboard/kernel';
import type { Logger } from '@switchboard/service';

/** Every line this service logs. */
export function botsLines(log: Logger) {
  return {
    ...logLines(log),
    skillFailed(skill: string, error: unknown): void {
      log.warn({ code: codeOf(error), skill }, 'a skill failed');
    },
    modelFailed(error: unknown): void {
      log.warn({ code: codeOf(error) }, 'the language model did not answer; rules decide');
    },
    transcriptOpened(meeting: string): void {
      log.info({ meeting }, 'what is said in a call comes in');
    },
    transcriptFailed(error: unknown): void {
      log.warn({ code: codeOf(error) }, 'what was said in a call could not be written down');
    },
    contactsUnknown(error: unknown): void {
      log.warn({ code: codeOf(error) }, 'the telephony service did not say who calls');
    },
    queueInterrupted(error: unknown): void {
      log.warn({ code: codeOf(error) }, 'the queue of people does not answer; it is asked again');
    },
    callerFailed(error: unknown): void {
      log.warn({ code: codeOf(error) }, 'a caller who is made up could not call');
    },
    identityUnknown(bot: string, error: unknown): void {
      log.warn({ code: codeOf(error), bot }, 'a bot has no identity yet, and asks again');
    },
    identityKnown(bot: string): void {
      log.info({ bot }, 'a bot has its identity');
    },
  };
}
