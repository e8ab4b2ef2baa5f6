import { describeAppMessages } from '@switchboard/page-client/testing';
import en from './en.json' with { type: 'json' };
import zh from './zh.json' with { type: 'json' };

describeAppMessages({ en, zh });
