import type { OutgoingText, SmsSender, TextOutcome } from '@switchboard/acs-client/sms';
import { PlatformError } from '@switchboard/kernel';

/** A service that takes texts: each repeatability id once, however often it is requested. */
export class FakeNetwork implements SmsSender {
  readonly requests: OutgoingText[] = [];
  /** Numbers that admins have given to the app. */
  numbers: { readonly number: string; readonly name: string }[] = [
    { number: '+14255550100', name: '' },
  ];
  readonly #taken = new Map<string, string>();
  /** What the next requests are answered with, one after the other. */
  readonly answers: (TextOutcome | 'busy' | 'unreachable' | 'silent' | 'taken-and-silent')[] = [];

  /** The texts that handsets have, each once. */
  get texts(): string[] {
    const first = new Map<string, string>();
    for (const { repeatabilityId, text } of this.requests)
      if (this.#taken.has(repeatabilityId) && !first.has(repeatabilityId))
        first.set(repeatabilityId, text);
    return [...first.values()];
  }

  async send(text: OutgoingText): Promise<TextOutcome> {
    this.requests.push(text);
    const answer = this.answers.shift();
    if (answer === 'taken-and-silent') this.#take(text);
    if (answer === 'silent' || answer === 'taken-and-silent')
      throw new PlatformError('sms-unavailable', 'unavailable', 'No answer.');
    if (answer === 'busy') throw new PlatformError('sms-busy', 'limit', 'Busy.');
    if (answer === 'unreachable')
      throw new PlatformError('sms-unreachable', 'unavailable', 'Not reached.');
    return answer ?? { accepted: true, messageId: this.#take(text) };
  }

  #take({ repeatabilityId }: OutgoingText): string {
    const known = this.#taken.get(repeatabilityId) ?? `provider-${this.#taken.size + 1}`;
    this.#taken.set(repeatabilityId, known);
    return known;
  }
}
