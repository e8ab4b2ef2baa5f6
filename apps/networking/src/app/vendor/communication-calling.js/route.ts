import { callingBundle } from '@switchboard/page-server';

export const GET = callingBundle;
