import { skillsOf, teamFieldsOf } from './team-fields';

describe('the fields of a team', () => {
  it('have each skill once, by either comma', () => {
    expect(skillsOf(' French, refunds，French、 ,')).toEqual(['French', 'refunds']);
    expect(skillsOf('')).toEqual([]);
    expect(skillsOf(Array.from({ length: 30 }, (_, at) => `skill ${at}`).join())).toHaveLength(20);
  });

  it('are those of a team as it is, and else empty', () => {
    const ann = { id: 'usr_ann', name: 'Ann', skills: ['French', 'refunds'], isHere: true };
    expect(teamFieldsOf({ id: 'tem_1', name: 'Orders', seconds: 30, members: [ann] })).toEqual({
      ...{ name: 'Orders', seconds: 30, personIds: ['usr_ann'] },
      skills: { usr_ann: 'French, refunds' },
    });
    expect(teamFieldsOf(undefined)).toMatchObject({ name: '', personIds: [] });
  });
});
