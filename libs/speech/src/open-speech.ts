import { FliteSpeaker } from './embedded/flite-speaker.ts';
import { GrammarHearer } from './embedded/grammar-hearer.ts';
import type { Hearer } from './hearer.ts';
import { AzureHearer, AzureSpeaker } from './http/azure-speech.ts';
import type { AzureOptions } from './http/azure-speech.ts';
import { OpenAiHearer, OpenAiSpeaker } from './http/openai-speech.ts';
import type { OpenAiOptions } from './http/openai-speech.ts';
import { Meter } from './meter.ts';
import type { OnSpeechUse } from './meter.ts';
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
export function openSpeech(options: SpeechOptions, onUse?: OnSpeechUse): Speech {
  const { speaker, hearer } = partsFor(options, new Meter(onUse));
  return {
    ...{ speaker, hearer },
    async [Symbol.asyncDispose]() {
      await Promise.all([speaker?.[Symbol.asyncDispose](), hearer?.[Symbol.asyncDispose]()]);
    },
  };
}

function partsFor(options: SpeechOptions, meter: Meter): Pick<Speech, 'speaker' | 'hearer'> {
  switch (options.kind) {
    case 'off':
      return { speaker: undefined, hearer: undefined };
    case 'openai':
      return {
        speaker: new OpenAiSpeaker(options, meter),
        hearer: new OpenAiHearer(options, meter),
      };
    case 'azure':
      return { speaker: new AzureSpeaker(options, meter), hearer: new AzureHearer(options, meter) };
    case 'embedded': {
      const speaker = new FliteSpeaker(meter);
      const hearer = new GrammarHearer((word, signal) => speaker.pronounce(word, signal), meter);
      return { speaker, hearer };
    }
  }
}
