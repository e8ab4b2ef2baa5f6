export { describeAppMessages } from './describe-messages.ts';
