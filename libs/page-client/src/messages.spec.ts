import { sharedMessages } from './shared-messages.ts';
import { describeMessages } from './testing/describe-messages.ts';

describeMessages(sharedMessages);
