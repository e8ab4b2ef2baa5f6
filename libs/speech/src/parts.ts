import type { Saying } from './speaker.ts';
import { speechError } from './speech-errors.ts';
import { readSsml } from './ssml/read-ssml.ts';
import type { SpokenPart } from './ssml/spoken-part.ts';
import { normalize } from './text/normalize.ts';

const MAX_CHARACTERS = 4_000;

/** @throws speech-ssml, speech-too-long */
export function partsOf({ kind, content, ...style }: Saying): SpokenPart[] {
  if (kind === 'ssml') {
    return readSsml(content).map((part) =>
      part.kind === 'pause'
        ? part
        : {
            ...part,
            language: part.language ?? style.language,
            voice: part.voice ?? style.voice,
            gender: part.gender ?? style.gender,
          },
    );
  }
  if (content.length > MAX_CHARACTERS)
    throw speechError('speech-too-long', 'The text is longer than may be said.');
  return [{ kind: 'words', text: normalize(content), rate: 1, ...style }];
}
