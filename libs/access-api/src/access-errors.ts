import { errorsOf } from '@switchboard/kernel';
import type { ErrorTable } from '@switchboard/kernel';

const entry = <Category extends string>(category: Category, meaning: string, remedy: string) => ({
  category,
  meaning,
  remedy,
});

/** Every code that the trusted service answers with. */
export const accessErrors = {
  'acs-busy': entry('limit', 'ACS has had too many requests.', 'Ask again after a while.'),
  'acs-missing': entry(
    'unavailable',
    'ACS does not know what this is about; it may have been deleted there.',
    'Reload; an admin sees it in the ledger.',
  ),
  'acs-refused': entry(
    'unavailable',
    'ACS refused what the trusted service asked.',
    'Check the endpoint and the access key of the trusted service.',
  ),
  'acs-unavailable': entry(
    'unavailable',
    'ACS cannot be reached.',
    'Ask again; a revocation is carried out by itself.',
  ),
  'bad-configuration': entry(
    'input',
    'A setting is missing or wrong; the service does not start.',
    'The message names the setting.',
  ),
  'budget-exhausted': entry(
    'limit',
    'This person, or their role, has had all tokens of today; or they all relay credentials.',
    'Wait until midnight UTC, or raise the limit in the policy.',
  ),
  'call-not-kept': entry(
    'missing',
    'What happened to this call is not kept, or no longer.',
    'Reload the list; a data plane keeps it in memory, of the latest calls alone.',
  ),
  'call-not-over': entry(
    'input',
    'A call was reported that lasts beyond now.',
    'Report it when it is over.',
  ),
  'call-not-recent': entry(
    'input',
    'A call was reported that began more than two days ago.',
    'Calls are reported within two days.',
  ),
  'call-rules-changed': entry(
    'conflict',
    'Somebody else has changed the rates or limits of calls meanwhile.',
    'Reload, and look at what they did.',
  ),
  'call-rules-refused': entry(
    'input',
    'The data plane does not take rates or limits like these.',
    'Correct the field that `target` names; a prefix, and a number, may be there once.',
  ),
  'calls-are-recorded': entry(
    'conflict',
    'The data plane records calls here, and takes nobody’s word for one.',
    'Report no calls; the history says who has to.',
  ),
  'delivery-not-found': entry(
    'missing',
    'There is no such delivery, or it is not over yet.',
    'Reload the list.',
  ),
  'export-not-found': entry(
    'missing',
    'There is no exported state of this name.',
    'Choose one of the list.',
  ),
  'guest-stays-guest': entry(
    'conflict',
    'A guest cannot be given another role.',
    'Let them sign in as a member.',
  ),
  'guest-unknown': entry(
    'unauthenticated',
    'This guest key is not known, or the stay is over.',
    'Ask for a new invitation.',
  ),
  'identity-not-owned': entry(
    'unavailable',
    'The communication identity is not one of this resource.',
    'Check which resource the trusted service uses.',
  ),
  internal: entry(
    'unavailable',
    'The trusted service failed; answered with 500.',
    'Report it with the request id.',
  ),
  'installation-not-found': entry(
    'missing',
    'This device gets no pushes, or no longer.',
    'Reload the list.',
  ),
  'invalid-cursor': entry(
    'input',
    'The cursor of a page is not one that was given out.',
    'Begin with the first page.',
  ),
  'invalid-input': entry(
    'input',
    'The request is not as the procedure wants it.',
    'Correct the field that `target` names.',
  ),
  'invalid-public-key': entry(
    'input',
    'Nothing can be encrypted to this key.',
    'Send a P-256 public key as a JWK.',
  ),
  'invalid-window': entry(
    'input',
    'A room cannot be open at this time, or for so long.',
    'Choose a time within 180 days.',
  ),
  'invitation-over': entry(
    'forbidden',
    'The invitation is unknown, used up, expired or revoked.',
    'Ask for a new one.',
  ),
  'invitation-unknown': entry('missing', 'There is no such invitation.', 'Reload the list.'),
  'key-changed': entry(
    'conflict',
    'Somebody else has rotated the key meanwhile.',
    'Reload, and look at what they did.',
  ),
  'key-in-use': entry('conflict', 'This is the key in use.', 'Give the other one.'),
  'key-missing': entry(
    'input',
    'On Azure the other key has to be given.',
    'Copy it from the portal.',
  ),
  'key-refused': entry('input', 'ACS does not accept this key.', 'Check that it was copied whole.'),
  'key-settling': entry(
    'conflict',
    'Tokens may still be asked for with the former key.',
    'Retire it some seconds after the rotation.',
  ),
  'key-still-accepted': entry(
    'conflict',
    'ACS still accepts the key that is to be retired.',
    'Regenerate it in the portal first.',
  ),
  'lifetime-too-long': entry(
    'forbidden',
    'The policy gives this role no token, or no relay credentials, for so long.',
    'Ask for less.',
  ),
  'lifetime-too-short': entry(
    'input',
    'A token lives for an hour at least, relay credentials for a minute.',
    'Ask for more.',
  ),
  'no-access-key': entry(
    'conflict',
    'A managed identity is used, which has no key.',
    'Nothing: there is no key to rotate.',
  ),
  'no-export-folder': entry(
    'conflict',
    'No folder for exported states is configured.',
    'Set `ACS_EXPORT_FOLDER`.',
  ),
  'no-former-key': entry('conflict', 'There is no former key to retire.', 'Rotate the key first.'),
  'no-identity': entry(
    'conflict',
    'This person has no communication identity yet.',
    'They get one with their first token.',
  ),
  'no-scope': entry('input', 'A token was asked for without a scope.', 'Name one scope or more.'),
  'no-secret': entry(
    'conflict',
    'Keys are kept encrypted, and there is no secret to encrypt them with.',
    'Set `ACCESS_SECRET`.',
  ),
  'not-allowed': entry('forbidden', 'The role does not allow this.', 'Ask an admin.'),
  'not-ours': entry(
    'conflict',
    'This back end has no control plane.',
    'Only a data plane of one’s own can be looked into.',
  ),
  'not-room-owner': entry(
    'forbidden',
    'Only the owner of a room may do this.',
    'Ask the owner of the room.',
  ),
  'not-signed-in': entry('unauthenticated', 'Nobody is signed in.', 'Sign in.'),
  'not-your-charge': entry(
    'forbidden',
    'The role does not manage people of that role.',
    'Ask an admin.',
  ),
  'not-yourself': entry(
    'forbidden',
    'Nobody may do this to themselves.',
    'Another admin has to do it.',
  ),
  'number-agreement-missing': entry(
    'input',
    'These phone numbers are only sold to who agrees not to resell them.',
    'Agree, or search for others.',
  ),
  'number-already-bought': entry(
    'conflict',
    'What this search has found, or what is reserved, was bought already, or is being bought.',
    'Search again.',
  ),
  'number-limit-exceeded': entry(
    'forbidden',
    'This purchase would cost more each month than phone numbers may cost, or in another currency.',
    'Release a number, or raise `ACCESS_NUMBERS_LIMIT`; without it nothing may be bought.',
  ),
  'number-not-free': entry(
    'conflict',
    'Somebody else has this phone number.',
    'Choose another one.',
  ),
  'number-not-found': entry('missing', 'There is no such phone number.', 'Reload the list.'),
  'number-not-offered': entry(
    'input',
    'ACS offers no phone numbers like this, or does not sell them any more.',
    'Search for another area, or other capabilities.',
  ),
  'number-operation-not-found': entry(
    'missing',
    'There is no such operation on phone numbers.',
    'Reload the list.',
  ),
  'number-reservation-over': entry(
    'conflict',
    'The reservation holds no numbers, or no longer.',
    'Reserve them again.',
  ),
  'number-search-over': entry(
    'conflict',
    'The search holds no numbers, or no longer.',
    'Search again.',
  ),
  'owner-stays': entry(
    'conflict',
    'The owner of a room stays its presenter.',
    'Close the room instead.',
  ),
  'person-blocked': entry('forbidden', 'The account is blocked.', 'Ask an admin.'),
  'person-erased': entry('forbidden', 'The account was erased.', 'Nothing: it does not come back.'),
  'person-exists': entry('conflict', 'There is such a person already.', 'Search for them.'),
  'person-not-found': entry('missing', 'There is no such person.', 'Reload the list.'),
  'phone-call-not-found': entry(
    'missing',
    'The messages of this call with a phone are not kept, or no longer.',
    'Reload the list; the data plane keeps those of the latest 200 calls.',
  ),
  'policy-changed': entry(
    'conflict',
    'Somebody else has changed the policy meanwhile.',
    'Reload, and decide again.',
  ),
  'rate-limited': entry('limit', 'Too many requests.', 'Ask again after `retryAfterMs`.'),
  'recording-not-found': entry(
    'missing',
    'There is no such recording, or it is not over yet.',
    'Reload the list; recordings are deleted when their time is up.',
  ),
  'relay-not-allowed': entry(
    'forbidden',
    'The policy lets nobody of this role relay.',
    'Ask an admin.',
  ),
  'relay-not-available': entry(
    'conflict',
    'There is no relay here: Microsoft has retired that of Azure, and that of the data plane may be off.',
    'Use the data channel of a call, or a data plane of one’s own with its relay on.',
  ),
  'rotation-under-way': entry(
    'conflict',
    'The key was rotated, and the former one not retired yet.',
    'Retire the former key first.',
  ),
  'room-not-found': entry('missing', 'There is no such room.', 'Reload the list.'),
  'routing-changed': entry(
    'conflict',
    'Somebody else has changed the trunks or routes meanwhile.',
    'Reload, and look at what they did.',
  ),
  'routing-refused': entry(
    'input',
    'ACS does not take trunks or routes like these.',
    'Correct the field that `target` names. A pattern has to be a regular expression that takes a short time over any number.',
  ),
  'scope-not-allowed': entry(
    'forbidden',
    'The policy gives this role no token with this scope.',
    'Ask for less.',
  ),
  'session-ended': entry('unauthenticated', 'This sign-in was ended.', 'Sign in again.'),
  'session-not-found': entry('missing', 'There is no such sign-in.', 'Reload the list.'),
  'subscription-exists': entry(
    'conflict',
    'There is a subscription to events of this name.',
    'Choose another name.',
  ),
  'subscription-not-found': entry(
    'missing',
    'There is no such subscription to events.',
    'Reload the list.',
  ),
  'subscription-refused': entry(
    'input',
    'The data plane does not take a subscription like this.',
    'Correct the field that `target` names; http is for loopback only, and private addresses have to be named in the configuration of the data plane.',
  ),
  'trunk-in-use': entry(
    'conflict',
    'A route names a trunk that is not among the trunks.',
    'Change the routes first.',
  ),
  unavailable: entry(
    'unavailable',
    'The database, or something else that is needed, does not answer.',
    'Ask again.',
  ),
  'wrong-secret': entry(
    'conflict',
    '`ACCESS_SECRET` is not what the access key was encrypted with.',
    'Configure the former secret.',
  ),
} as const satisfies ErrorTable;

export type AccessErrorCode = keyof typeof accessErrors;

export const accessError = errorsOf<AccessErrorCode>(accessErrors);
