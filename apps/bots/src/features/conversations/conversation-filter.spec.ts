import { readConversationFilter, writeConversationFilter } from './conversation-filter';

const read = (query: string) => readConversationFilter(new URLSearchParams(query));

describe('the conversations that an address asks for', () => {
  it.each([
    ['', { botId: undefined, only: undefined }],
    ['?only=open', { botId: undefined, only: 'open' }],
    ['?bot=order-desk&only=problem', { botId: 'order-desk', only: 'problem' }],
  ] as const)('are those of %j', (query, filter) => {
    expect(read(query)).toEqual(filter);
    expect(writeConversationFilter(filter)).toBe(query);
  });

  it('are all of them where it makes no sense', () => {
    expect(read('?bot=No+bot&only=good')).toEqual({ botId: undefined, only: undefined });
  });
});
