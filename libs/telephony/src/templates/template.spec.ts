import fc from 'fast-check';
import { fillTemplate, parseTemplate } from './template.ts';

const fields = ['name', 'firstName', 'company'] as const;
const fill = (text: string, values: Partial<Record<(typeof fields)[number], string>>) =>
  fillTemplate(parseTemplate(text, fields), values);
const failing = (work: () => unknown) => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe('a template', () => {
  it('is filled with what is known of a recipient', () => {
    expect(fill('Hello {{name}}, {{ company }}{{name}}', { name: ' Ada ', company: 'C' })).toBe(
      'Hello Ada, CAda',
    );
    expect(fill('no { variable } here', {})).toBe('no { variable } here');
    expect(parseTemplate('{{name}}{{company}}', fields).fields).toEqual(['name', 'company']);
  });

  it.each([
    ['{{phone}}', 'template-variable-unknown', 'phone'],
    ['{{toString}}', 'template-variable-unknown', 'toString'],
    ['{{__proto__}}', 'template-malformed', undefined],
    ['{{name', 'template-malformed', undefined],
    ['name}}', 'template-malformed', undefined],
    ['{{}}', 'template-malformed', undefined],
    ['{{{{name}}', 'template-malformed', undefined],
    ['{{first name}}', 'template-malformed', undefined],
  ])('is refused for %j', (text, code, target) => {
    expect(failing(() => parseTemplate(text, fields))).toMatchObject({ code, target });
  });

  it.each([{}, { name: '' }, { name: '  ' }])('is not filled from %j', (values) => {
    expect(failing(() => fill('Hello {{name}}', values))).toMatchObject({
      code: 'template-value-missing',
      target: 'name',
    });
  });

  it('takes a value for text, whatever it looks like', () => {
    const values = fc.record({
      name: fc.string({ minLength: 1 }).filter((one) => one.trim() !== ''),
      company: fc.constantFrom('{{name}}', '$&', '}}'),
    });
    fc.assert(
      fc.property(values, ({ name, company }) => {
        expect(fill('a {{name}} b {{company}}', { name, company })).toBe(
          `a ${name.trim()} b ${company}`,
        );
      }),
    );
  });

  it('is either read or refused, and without variables it is the text itself', () => {
    const text = fc.string({ unit: fc.constantFrom(...'{}ab name') });
    fc.assert(
      fc.property(text, (one) => {
        const read = failing(() => parseTemplate(one, fields));
        if (read instanceof Error) expect(read.name).toBe('PlatformError');
        else if (!one.includes('{{')) expect(fill(one, {})).toBe(one);
      }),
      { numRuns: 500 },
    );
  });
});
