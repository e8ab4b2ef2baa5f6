import { translateRouting } from './translate-routing.ts';

const refused = (code: string, statusCode = 422): Error =>
  Object.assign(new Error('Of ACS.'), {
    ...{ statusCode, code: 'UnprocessableConfiguration' },
    details: { error: { innerError: { code } } },
  });
const translated = (error: unknown): unknown => {
  try {
    return translateRouting(error);
  } catch (thrown) {
    return thrown;
  }
};

describe('what ACS refuses of trunks and routes', () => {
  it.each([
    ['InvalidTrunkFqdn', 'trunks.fqdn'],
    ['InvalidRouteNumberPattern', 'routes.numberPattern'],
    ['DuplicatedRoute', 'routes.name'],
  ])('names the field: %s', (code, target) => {
    expect(translated(refused(code))).toMatchObject({ code: 'routing-refused', target });
  });

  it('says that a route needs a trunk', () => {
    expect(translated(refused('MissingTrunk'))).toMatchObject({ code: 'trunk-in-use' });
  });

  it.each([
    [refused('toString'), 'acs-refused'],
    [Object.assign(new Error('Busy.'), { statusCode: 429 }), 'acs-busy'],
    [new Error('Away.'), 'acs-unavailable'],
    [undefined, 'acs-unavailable'],
  ])('is otherwise what any other failure is', (error, code) => {
    expect(translated(error)).toMatchObject({ code });
  });
});
