import { sharedMessages } from '@switchboard/page-client';
import { pageContext } from '@switchboard/page-server';
import en from '../messages/en.json';
import zh from '../messages/zh.json';

const MESSAGES = { en: { ...sharedMessages.en, ...en }, zh: { ...sharedMessages.zh, ...zh } };

/** The page being rendered, and its words. */
export async function currentPage() {
  const context = await pageContext<keyof typeof MESSAGES>(['en', 'zh']);
  return { ...context, messages: MESSAGES[context.locale] };
}
