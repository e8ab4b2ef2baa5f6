import { phoneLabelOf } from './phone-label.ts';

const format = (number: string): string => number.replace('+1425', '+1 425 ');
const PHONE = '4:+14255550100';

test.each([
  ['its name from the contacts', PHONE, ['Contoso', 'CONTOSO INC'], 'Contoso', '+1 425 5550100'],
  ['what the network calls it', PHONE, [undefined, 'CONTOSO INC'], 'CONTOSO INC', '+1 425 5550100'],
  ['its number alone', PHONE, [undefined, '+14255550100'], undefined, '+1 425 5550100'],
  ['nothing, where it hides', '4:anonymous', [], undefined, undefined],
])('a phone is shown by %s', (_what, id, names, name, number) => {
  expect(phoneLabelOf(id, names, format)).toEqual({ name, number });
});
