import { readTemplate } from './read-template';

it.each([
  ['Hi {{name}} of {{company}}, {{name}}', ['name', 'company'], undefined],
  ['no variables', [], undefined],
  ['Hi {{name', [], 'template-malformed'],
  ['Hi {{phone}}', [], 'template-variable-unknown'],
])('reads %j', (text, fields, problem) => {
  expect(readTemplate(text)).toEqual({ fields, problem });
});
