/** The bot whose account is that of the program. Bots without an account of their own speak as it does. */
export const MAIN_BOT = 'reception';
