/** @jest-environment node */
import { changesPeople } from './changes-people';

const entry = (action: string, actorId = 'usr_1', subjectId = 'usr_2') => ({
  action,
  actorId,
  subjectId,
});

describe('what is written in the audit', () => {
  it.each(['people.block', 'people.create', 'me.erase', 'token.issue', 'invitations.accept'])(
    'changes the list of people: %s',
    (action) => {
      expect(changesPeople(entry(action))).toBe(true);
    },
  );

  it.each(['people.list', 'people.export', 'audit.list', 'conversation.content', 'rooms.create'])(
    'leaves the list of people as it is: %s',
    (action) => {
      expect(changesPeople(entry(action))).toBe(false);
    },
  );

  it('concerns a person who did it or had it done', () => {
    expect(changesPeople(entry('rooms.create'), 'usr_1')).toBe(true);
    expect(changesPeople(entry('people.block'), 'usr_2')).toBe(true);
    expect(changesPeople(entry('people.block'), 'usr_3')).toBe(false);
  });
});
