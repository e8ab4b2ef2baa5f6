import { accessErrors } from '@switchboard/access-api';
import { acsErrors } from '@switchboard/acs-client';
import { audioErrors } from '@switchboard/audio';
import { speechErrors } from '@switchboard/speech';
import { authErrors } from '@switchboard/auth';
import { botsErrors } from '@switchboard/bots-api';
import { callErrors } from '@switchboard/calling';
import { chatErrors } from '@switchboard/chat';
import { controlErrors } from '@switchboard/control-client';
import { eventErrors } from '@switchboard/events';
import { statusOfCategory } from '@switchboard/kernel';
import type { ErrorTable } from '@switchboard/kernel';
import { networkingErrors } from '@switchboard/networking';
import { pushErrors } from '@switchboard/push';
import { sipErrors } from '@switchboard/sip';
import { smppErrors } from '@switchboard/smpp';
import { storageErrors } from '@switchboard/storage';
import { telephonyErrors } from '@switchboard/telephony';
import { apiErrors } from '@switchboard/telephony-api';

const INTRODUCTION = `# Error codes

Decide by the code, never by the message. Made from the tables in the code by \`npm run reference\`.`;

const SECTIONS: readonly { title: string; text: string; table: ErrorTable }[] = [
  {
    title: 'The trusted service',
    text: 'In `data.code` of what `apps/access` answers. A procedure may also answer with a code of the next two sections, and with `internal`, status 500, where nobody foresaw what happened.',
    table: accessErrors,
  },
  { title: 'Signing in', text: 'Of `libs/auth`.', table: authErrors },
  { title: 'Clients of ACS', text: 'Of `libs/acs-client`.', table: acsErrors },
  { title: 'The control plane', text: 'Of `libs/control-client`.', table: controlErrors },
  {
    title: 'Chat',
    text: 'Of `libs/chat`, in a page. They are read from what the chat SDK throws.',
    table: chatErrors,
  },
  {
    title: 'Calls',
    text: 'Of `libs/calling`, in a page: the `kind` of a failure. They are read from what the calling SDK throws.',
    table: callErrors,
  },
  {
    title: 'Registering for pushes',
    text: 'Of `libs/push`, in an app: what its registration client throws.',
    table: pushErrors,
  },
  { title: 'Data between people', text: 'Of `libs/networking`.', table: networkingErrors },
  {
    title: 'Numbers, texts and campaigns',
    text: 'Of `libs/telephony`: what it throws, and why a text is not sent, or a row of a list is left out.',
    table: telephonyErrors,
  },
  {
    title: 'The telephony service',
    text: 'In `data.code` of what `apps/telephony-service` answers, besides those of the section before, and in the `reason` of texts and recipients those of `libs/telephony`, `outcome-unknown` and `contact-deleted`.',
    table: apiErrors,
  },
  {
    title: 'The bots service',
    text: 'In `data.code` of what `apps/bots-service` answers.',
    table: botsErrors,
  },
  {
    title: 'Receiving events',
    text: 'Of `libs/events`, which answers a sender with them: `method-not-allowed` with 405, `body-too-large` with 413, `content-type-unsupported` with 415.',
    table: eventErrors,
  },
  {
    title: 'Links to carriers',
    text: 'Of `libs/smpp`. Where a carrier gave a reason it is the `status` of the error: a command_status of SMPP 3.4.',
    table: smppErrors,
  },
  {
    title: 'Sound of telephone legs',
    text: 'Of `libs/audio`. What comes over the network is counted, and never an error.',
    table: audioErrors,
  },
  {
    title: 'Words in calls',
    text: 'Of `libs/speech`. An application is told of them with the codes of Call Automation.',
    table: speechErrors,
  },
  {
    title: 'Links to the telephone network',
    text: 'Of `libs/sip`: what it throws. How a call ended is no error: `CallEnd` says it.',
    table: sipErrors,
  },
  {
    title: 'Embedded databases',
    text: 'Of `libs/storage`, in the log of a server. Who asks it meanwhile gets 503.',
    table: storageErrors,
  },
];

/** docs/errors.md, before Prettier. */
export function errorsPage(): string {
  return `${[INTRODUCTION, ...SECTIONS.map(sectionOf)].join('\n\n')}\n`;
}

function sectionOf({ title, text, table }: (typeof SECTIONS)[number]): string {
  const rows = Object.entries(table)
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(
      ([code, { category, meaning, remedy }]) =>
        `| \`${code}\` | ${statusOfCategory[category]} | ${meaning} | ${remedy} |`,
    );
  const head = ['| Code | Status | Meaning | What to do |', '| --- | --- | --- | --- |'];
  return [`## ${title}`, text, [...head, ...rows].join('\n')].join('\n\n');
}
