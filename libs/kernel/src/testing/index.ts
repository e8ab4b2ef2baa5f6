export { characterAt, CHARACTERS, indexOfCharacter } from './characters.ts';
export { VirtualClock } from './virtual-clock.ts';
