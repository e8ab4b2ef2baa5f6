/** Ends before the punctuation that follows it; in Chinese that comes without a space. */
const LINK =
  /(https?:\/\/[^\s<>"'\u3000-\u303f\uff00-\uffef]*[^\s<>"'.,;:!?)\]\u3000-\u303f\uff00-\uffef])/g;

/** A text cut at its links: words and links in turns, words first. */
export function textParts(text: string): readonly string[] {
  return text.split(LINK);
}
