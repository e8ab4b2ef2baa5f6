import { fromRawId, isCommunicationUserId } from './identifier.ts';

describe('identifiers', () => {
  it('are written without a kind', () => {
    expect(fromRawId('8:acs:r_u')).toEqual({
      rawId: '8:acs:r_u',
      communicationUser: { id: '8:acs:r_u' },
    });
    expect(fromRawId('4:+14255550123')).toEqual({ rawId: '4:+14255550123' });
  });

  it('tell communication users from Teams extension users by one underscore', () => {
    expect(isCommunicationUserId('8:gcch-acs:r_u')).toBe(true);
    expect(isCommunicationUserId('8:acs:r_t_u')).toBe(false);
    expect(isCommunicationUserId('8:orgid:u')).toBe(false);
  });
});
