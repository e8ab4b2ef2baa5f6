import en from './messages/en.json' with { type: 'json' };
import zh from './messages/zh.json' with { type: 'json' };

/** The words of what is in here; an app adds its own. */
export const sharedMessages = { en, zh };
