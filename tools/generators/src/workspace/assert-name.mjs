const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Names become constants as well, and these cannot be one. */
const RESERVED = new Set(
  (
    'await break case catch class const continue debugger default delete do else enum export extends false finally ' +
    'for function if implements import in instanceof interface let new null package private protected public return ' +
    'static super switch this throw true try typeof var void while with yield'
  ).split(' '),
);

/**
 * Names are those of folders, packages, addresses and constants.
 *
 * @param {string} name
 * @throws Error when it is none
 */
export function assertName(name) {
  if (!NAME.test(name)) {
    throw new Error(`"${name}" is no name: small letters, digits, and dashes between them.`);
  }
  if (RESERVED.has(name)) throw new Error(`"${name}" is no name: it is a word of the language.`);
}
