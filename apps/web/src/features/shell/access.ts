export { access, farewell, guestAccess } from '@switchboard/page-client';
