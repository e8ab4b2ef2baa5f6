import { FliteSpeaker } from './embedded/flite-speaker.ts';
import { GrammarHearer } from './embedded/grammar-hearer.ts';
import type { Hearer } from './hearer.ts';
import { AzureHearer, AzureSpeaker } from './http/azure-speech.ts';
import type { AzureOptions } from './http/azure-speech.ts';
import { OpenAiHearer, OpenAiSpeaker } from './http/openai-speech.ts';
import type { OpenAiOptions } from './http/openai-speech.ts';
import type { Speaker } from './speaker.ts';

/** Who speaks and hears. */
export type SpeechOptions =
  | { readonly kind: 'off' | 'embedded' }
  | ({ readonly kind: 'openai' } & OpenAiOptions)
  | ({ readonly kind: 'azure' } & AzureOptions);

export interface Speech extends AsyncDisposable {
  /** Neither where speech is off. */
  readonly speaker: Speaker | undefined;
  readonly hearer: Hearer | undefined;
}

/** Starts nothing: that is done by what is first said or heard. */
export function openSpeech(options: SpeechOptions): Speech {
  const { speaker, hearer } = partsFor(options);
  return {
    ...{ speaker, hearer },
    async [Symbol.asyncDispose]() {
      await Promise.all([speaker?.[Symbol.asyncDispose](), hearer?.[Symbol.asyncDispose]()]);
    },
  };
}

function partsFor(options: SpeechOptions): Pick<Speech, 'speaker' | 'hearer'> {
  switch (options.kind) {
    case 'off':
      return { speaker: undefined, hearer: undefined };
    case 'openai':
      return { speaker: new OpenAiSpeaker(options), hearer: new OpenAiHearer(options) };
    case 'azure':
      return { speaker: new AzureSpeaker(options), hearer: new AzureHearer(options) };
    case 'embedded': {
      const speaker = new FliteSpeaker();
      const hearer = new GrammarHearer((word, signal) => speaker.pronounce(word, signal));
      return { speaker, hearer };
    }
  }
}
