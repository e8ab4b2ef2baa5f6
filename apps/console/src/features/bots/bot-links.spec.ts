/** @jest-environment node */
import { botLinks } from './bot-links';

describe('the links of a bot', () => {
  it('lead to its flow, and to its conversations with problems', () => {
    expect(botLinks('https://bots.example.com', 'order-desk')).toEqual({
      flow: 'https://bots.example.com/bots/order-desk',
      problems: 'https://bots.example.com/conversations?bot=order-desk&only=problem',
    });
  });

  it('are none where nobody says where bots are built', () => {
    expect(botLinks(undefined, 'order-desk')).toEqual({ flow: undefined, problems: undefined });
  });
});
