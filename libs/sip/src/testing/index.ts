export { hostileMessage, mutated, randomNumbers } from './hostile-messages.ts';
