export { access, farewell } from '@switchboard/page-client';
