/** The longest topic the service takes. */
export const MOST_TOPIC = 250;
