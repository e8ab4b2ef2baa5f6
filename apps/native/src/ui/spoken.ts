import { Platform } from 'react-native';

/**
 * What a screen reader says of a row with several texts. Phones put together what stands in it, pictures of names
 * included, so it is said in one piece; browsers read the texts themselves, and leave out what is hidden.
 */
export function spoken(...parts: readonly (string | undefined)[]): {
  readonly accessibilityLabel?: string;
} {
  if (Platform.OS === 'web') return {};
  return { accessibilityLabel: parts.filter(Boolean).join(', ') };
}
